package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No key is missing, no sentence is broken, and no view holds words of its own. */
class TextsTest {
  private static final Path VIEWS = Path.of("src/main/webapp/WEB-INF");
  private static final Pattern KEY_IN_VIEW = Pattern.compile("texts\\.say\\('([^']+)'");
  private static final Pattern KEY_IN_CODE = Pattern.compile("\"([a-z]+(?:\\.[A-Za-z0-9]+)+)\"");

  /** Words between tags, once tags, expressions and comments are gone. */
  private static final Pattern NOT_WORDS =
      Pattern.compile("(?s)<!--.*?-->|<!DOCTYPE[^>]*>|<[^>]*>|#\\{[^}]*}|&#?\\w+;");

  @Test
  void everySentenceIsWellFormed() {
    ResourceBundle bundle = ResourceBundle.getBundle("org.runportal.web.texts", Locale.ENGLISH);
    for (String key : bundle.keySet()) {
      assertThat(new MessageFormat(bundle.getString(key), Locale.ENGLISH).toPattern())
          .as(key)
          .isNotBlank();
    }
  }

  @Test
  void everyKeyAViewAsksForIsThere() {
    Texts texts = Texts.in(Locale.ENGLISH);
    Set<String> keys = new TreeSet<>();
    for (Path view : files(VIEWS, ".xhtml")) {
      Matcher matcher = KEY_IN_VIEW.matcher(read(view));
      while (matcher.find()) {
        keys.add(matcher.group(1));
      }
    }
    assertThat(keys).hasSizeGreaterThan(15).allMatch(texts::knows);
  }

  @Test
  void everyKeyTheCodeAsksForIsThere() {
    Texts texts = Texts.in(Locale.ENGLISH);
    Set<String> keys = new TreeSet<>();
    for (String room : List.of("run", "web")) {
      for (Path file : files(Path.of("src/main/java/org/runportal", room), ".java")) {
        Matcher matcher = KEY_IN_CODE.matcher(read(file));
        while (matcher.find()) {
          if (!matcher.group(1).startsWith("org.")) {
            keys.add(matcher.group(1));
          }
        }
      }
    }
    assertThat(keys).hasSizeGreaterThan(40).allMatch(texts::knows);
  }

  @Test
  void viewsHoldNoWordsOfTheirOwn() {
    for (Path view : files(VIEWS, ".xhtml")) {
      assertThat(NOT_WORDS.matcher(read(view)).replaceAll("").replaceAll("[-:\\s()]", ""))
          .as(view.toString())
          .isEmpty();
    }
  }

  @Test
  void viewsHoldNoStyleAndNoScript() {
    for (Path view : files(VIEWS, ".xhtml")) {
      assertThat(read(view))
          .as(view.toString())
          .doesNotContainPattern("\\sstyle=|<style|<script(?! src=\"#)|\\son[a-z]+=|javascript:");
    }
  }

  @Test
  void aLanguageNotSpokenHereFallsBackToEnglish() {
    assertThat(Texts.in(Locale.forLanguageTag("tlh")).say("yes")).isEqualTo("Yes");
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
