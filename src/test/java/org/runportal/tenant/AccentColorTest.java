package org.runportal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The two surfaces that an accent color is adjusted to are those of the stylesheet. */
class AccentColorTest {
  private static final Pattern SURFACE = Pattern.compile("--(page|surface): (#[0-9a-f]{3,6});");

  @Test
  void adjustsToTheSurfacesOfTheStylesheetThatContrastLeast() throws IOException {
    List<String> surfaces =
        SURFACE
            .matcher(Files.readString(Path.of("src/main/css/tokens.css")))
            .results()
            .map((MatchResult found) -> found.group(2))
            .toList();

    assertThat(surfaces).containsExactly(AccentColor.LIGHT, "#fff", "#12181e", AccentColor.DARK);
  }
}
