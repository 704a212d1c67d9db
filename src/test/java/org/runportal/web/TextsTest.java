package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.text.PluralRules;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No key is missing, no sentence is broken, and no view holds words of its own. */
class TextsTest {
  private static final Path VIEWS = Path.of("src/main/webapp/WEB-INF");
  private static final Pattern KEY_IN_VIEW = Pattern.compile("texts\\.say\\('([^']+)'");
  private static final Pattern KEY_IN_CODE = Pattern.compile("\"([a-z]+(?:\\.[A-Za-z0-9]+)+)\"");

  /** Two words or more outside of places. */
  private static final Pattern SENTENCE = Pattern.compile("\\p{L}+ \\p{L}+(?![^{]*})");

  /** A name is the same in every language. */
  private static final Set<String> SAME_EVERYWHERE = Set.of("site.name");

  private static final Pattern COMMENT_OR_MESSAGE =
      Pattern.compile(
          "(?s)/\\*.*?\\*/|//[^\n]*|(?:new \\w+Exception\\(\\s*\"|LOGGER\\.log\\()[^;]*;");

  /** Words between tags, once tags, expressions and comments are gone. */
  private static final Pattern NOT_WORDS =
      Pattern.compile("(?s)<!--.*?-->|<!DOCTYPE[^>]*>|<[^>]*>|#\\{[^}]*}|&#?\\w+;");

  static List<Locale> languages() {
    return Languages.SPOKEN;
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everySentenceIsWellFormed(Locale language) {
    words(language)
        .forEach(
            (key, words) ->
                assertThat(new MessageFormat(words, language).toPattern())
                    .as("%s in %s", key, language)
                    .isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageHasEveryKeyAndNoOther(Locale language) {
    assertThat(words(language).keySet())
        .as("keys in %s", language)
        .containsExactlyInAnyOrderElementsOf(words(Locale.ENGLISH).keySet());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyLanguageUsesTheSameArguments(Locale language) {
    Map<String, String> english = words(Locale.ENGLISH);
    words(language)
        .forEach(
            (key, words) ->
                assertThat(new MessageFormat(words, language).getArgumentNames())
                    .as("places of %s in %s", key, language)
                    .isEqualTo(
                        new MessageFormat(english.get(key), Locale.ENGLISH).getArgumentNames()));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyPluralHasAllFormsOfItsLanguage(Locale language) {
    Set<String> forms = PluralRules.forLocale(language).getKeywords();
    words(language)
        .forEach(
            (key, words) ->
                plurals(words)
                    .forEach(
                        plural ->
                            assertThat(plural)
                                .as("plural forms of %s in %s", key, language)
                                .containsExactlyInAnyOrderElementsOf(forms)));
    assertThat(words(language).values())
        .anySatisfy(words -> assertThat(plurals(words)).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void countsInEveryLanguage(Locale language) {
    Texts texts = Texts.in(language);
    for (int number : new int[] {0, 1, 2, 3, 11, 100, 1_000_000}) {
      assertThat(texts.say("progress.count", "done", 0, "total", number))
          .matches("[^{}#\\p{Nd}]*\\p{Nd}.*")
          // one system of digits, in Arabic too
          .doesNotContainPattern("[\\u0660-\\u0669]");
    }
  }

  /** A sentence that was left in English would be the same word for word. */
  @ParameterizedTest
  @MethodSource("languages")
  void noSentenceIsLeftInEnglish(Locale language) {
    Map<String, String> english = words(Locale.ENGLISH);
    if (!language.equals(Locale.ENGLISH)) {
      words(language)
          .forEach(
              (key, words) ->
                  assertThat(words.equals(english.get(key)) && SENTENCE.matcher(words).find())
                      .as("%s in %s: %s", key, language, words)
                      .isEqualTo(SAME_EVERYWHERE.contains(key)));
    }
  }

  @Test
  void isolatesTextOfTheOppositeDirection() {
    Texts arabic = Texts.in(Locale.forLanguageTag("ar"));
    assertThat(arabic.say("task.by", "name", "Ana Reyes")).endsWith("\u2068Ana Reyes\u2069");
    assertThat(arabic.say("task.by", "name", "سارة")).endsWith(" سارة");
    assertThat(arabic.list(List.of("Ana", "سارة"))).startsWith("\u200f\u2068Ana\u2069");
    assertThat(arabic.list(List.of("Ana"))).isEqualTo("\u2068Ana\u2069");
    assertThat(Texts.in(Locale.ENGLISH).say("task.by", "name", "سارة"))
        .isEqualTo("by \u2068سارة\u2069");
    assertThat(Texts.in(Locale.ENGLISH).say("task.by", "name", "Ana Reyes"))
        .isEqualTo("by Ana Reyes");
  }

  @Test
  void frenchPunctuationStaysOnTheLineOfItsWord() {
    assertThat(words(Locale.FRENCH).values())
        .allSatisfy(words -> assertThat(words).doesNotContainPattern(" [;:!?»]|« "));
  }

  /** Also where names and dates are written in the other direction. */
  @ParameterizedTest
  @MethodSource("languages")
  void saysByWhomAndWhenSomethingWasDeclined(Locale language) {
    Texts texts = Texts.in(language);
    assertThat(
            texts.say(
                "headline.declined", "named", true, "name", "Ana", "dated", true, "when", "Fri"))
        .contains("Ana", "Fri");
    assertThat(
            texts.say(
                "headline.declined", "named", false, "name", "Ana", "dated", false, "when", "Fri"))
        .doesNotContain("Ana", "Fri");
  }

  @Test
  void reportsItsLanguageAndDirection() {
    assertThat(Texts.in(Locale.forLanguageTag("de-AT")).language()).isEqualTo("de-AT");
    assertThat(Texts.in(Locale.forLanguageTag("tlh")).language()).isEqualTo("en");
    assertThat(Texts.in(Locale.forLanguageTag("ar-SA")).direction()).isEqualTo("rtl");
    assertThat(Texts.in(Locale.GERMAN).direction()).isEqualTo("ltr");
  }

  @Test
  void everyKeyOfAViewExists() {
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
  void everyKeyInTheCodeExists() {
    Texts texts = Texts.in(Locale.ENGLISH);
    Set<String> keys = new TreeSet<>();
    for (Path file : codeOfPages()) {
      Matcher matcher = KEY_IN_CODE.matcher(read(file));
      while (matcher.find()) {
        if (!matcher.group(1).startsWith("org.")) {
          keys.add(matcher.group(1));
        }
      }
    }
    assertThat(keys).hasSizeGreaterThan(40).allMatch(texts::knows);
  }

  @Test
  void viewsContainNoText() {
    for (Path view : files(VIEWS, ".xhtml")) {
      assertThat(NOT_WORDS.matcher(read(view)).replaceAll("").replaceAll("[-:\\s()]", ""))
          .as(view.toString())
          .isEmpty();
    }
  }

  @Test
  void readableAttributesContainNoText() {
    for (Path view : files(VIEWS, ".xhtml")) {
      assertThat(read(view))
          .as(view.toString())
          .doesNotContainPattern(
              "\\s(?:alt|title|label|placeholder|aria-label|aria-description)=\"[^\"#]");
    }
  }

  /**
   * What is printed comes from the bundle; only errors for developers and the log are sentences in
   * code.
   */
  @Test
  void codeOfPagesContainsNoSentences() {
    for (Path file : codeOfPages()) {
      String code = COMMENT_OR_MESSAGE.matcher(read(file)).replaceAll("");
      assertThat(code)
          .as(file.toString())
          .doesNotContainPattern("\"[A-Z]?[a-z’]+,? [a-z]+[.,]?(?: [^\"]*)?\"");
    }
  }

  /** Of what is for operators the page alone speaks the visitor's language. */
  private static List<Path> codeOfPages() {
    List<Path> all = new ArrayList<>();
    for (String room : List.of("page", "web", "operations")) {
      all.addAll(files(Path.of("src/main/java/org/runportal", room), ".java"));
    }
    all.removeIf(
        file ->
            file.getParent().endsWith("operations")
                && !file.getFileName().toString().startsWith("Status"));
    return all;
  }

  @Test
  void viewsContainNoStyleAndNoScript() {
    for (Path view : files(VIEWS, ".xhtml")) {
      assertThat(read(view))
          .as(view.toString())
          .doesNotContainPattern("\\sstyle=|<style|<script(?! src=\"#)|\\son[a-z]+=|javascript:");
    }
  }

  @Test
  void anUnsupportedLanguageFallsBackToEnglish() {
    assertThat(Texts.in(Locale.forLanguageTag("tlh")).say("yes")).isEqualTo("Yes");
  }

  private static Map<String, String> words(Locale language) {
    String file = language.equals(Locale.ENGLISH) ? "texts" : "texts_" + language;
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(
            Path.of("src/main/resources/org/runportal/web", file + ".properties"))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> words = new TreeMap<>();
    properties.forEach((key, value) -> words.put((String) key, (String) value));
    return words;
  }

  /** The forms of each plural in a sentence. */
  private static List<Set<String>> plurals(String words) {
    MessagePattern pattern = new MessagePattern(words);
    List<Set<String>> plurals = new ArrayList<>();
    for (int i = 0; i < pattern.countParts(); i++) {
      if (pattern.getPart(i).getType() == Part.Type.ARG_START
          && pattern.getPart(i).getArgType() == ArgType.PLURAL) {
        Set<String> forms = new TreeSet<>();
        int end = pattern.getLimitPartIndex(i);
        for (int j = i + 1; j < end; j++) {
          Part part = pattern.getPart(j);
          if (part.getType() == Part.Type.MSG_START) {
            j = pattern.getLimitPartIndex(j);
          } else if (part.getType() == Part.Type.ARG_SELECTOR) {
            forms.add(pattern.getSubstring(part));
            // a number named by itself, =0, is a sentence more, not a form
            forms.removeIf(form -> form.startsWith("="));
          }
        }
        plurals.add(forms);
      }
    }
    return plurals;
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
