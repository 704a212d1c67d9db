package org.runportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The build concatenates the styles in an order it lists; a file that is left out styles nothing.
 */
class StylesheetTest {
  private static final Pattern LISTED =
      Pattern.compile("<filelist dir=\"src/main/css\"\\s+files=\"([^\"]+)\"");
  private static final Pattern COPIED = Pattern.compile("<copy file=\"src/main/css/([^\"]+)\"");

  @Test
  void everyStyleIsPartOfThePage() throws IOException {
    String build = Files.readString(Path.of("pom.xml"));
    Matcher listed = LISTED.matcher(build);
    Matcher copied = COPIED.matcher(build);
    assertThat(listed.find()).isTrue();
    assertThat(copied.find()).isTrue();

    assertThat(Stream.concat(Stream.of(listed.group(1).split("\\s+")), Stream.of(copied.group(1))))
        .containsExactlyInAnyOrderElementsOf(styles());
  }

  @Test
  void whatOthersBuildUponComesFirstAndPaperLast() throws IOException {
    Matcher listed = LISTED.matcher(Files.readString(Path.of("pom.xml")));
    assertThat(listed.find()).isTrue();

    assertThat(listed.group(1).split("\\s+"))
        .startsWith("tokens.css", "base.css", "layout.css")
        .endsWith("print.css");
  }

  private static List<String> styles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/css"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
