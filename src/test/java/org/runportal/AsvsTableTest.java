package org.runportal;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we say of each requirement of ASVS is complete, and everything it points to is there. */
class AsvsTableTest {
  private static final Path TABLE = Path.of("docs/asvs.md");
  private static final Path REQUIREMENTS = Path.of("src/test/resources/asvs-5.0.0.txt");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern OF_A_TEST = Pattern.compile("([A-Z]\\w*(?:Test|IT))(?:#(\\w+))?");
  private static final Pattern OF_A_CLASS = Pattern.compile("[A-Z]\\w*\\.java");
  private static final Pattern OF_A_FILE =
      Pattern.compile("\\w[\\w.-]*(?:/[\\w.-]+)+|[\\w-]+\\.(?:md|xml)|Dockerfile|\\.dockerignore");

  private static final List<Path> SOURCES = sources();

  /** A line of it. */
  record Line(String id, String level, String what, String standing, String shown) {
    /** What stands between backquotes and names a test, a class or a file. */
    List<String> references() {
      return QUOTED
          .matcher(shown)
          .results()
          .map(quoted -> quoted.group(1))
          .filter(
              quoted ->
                  Stream.of(OF_A_TEST, OF_A_CLASS, OF_A_FILE)
                      .anyMatch(kind -> kind.matcher(quoted).matches()))
          .toList();
    }

    @Override
    public String toString() {
      return id;
    }
  }

  @Test
  void hasEveryRequirementInItsPlace() throws IOException {
    assertThat(lines().map(line -> line.id() + " " + line.level()))
        .containsExactlyElementsOf(
            Files.readAllLines(REQUIREMENTS).stream()
                .filter(line -> !line.startsWith("#"))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("lines")
  void leavesNothingOpen(Line line) {
    assertThat(line.what()).isNotBlank();
    assertThat(line.standing()).isIn("met", "not met", "not applicable");
    assertThat(line.shown()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void showsWhatIsMetByATestOrAFile(Line line) {
    if (line.standing().equals("met")) {
      assertThat(line.references()).isNotEmpty();
    } else {
      // a reason is more than a word
      assertThat(line.shown().split(" ")).hasSizeGreaterThan(2);
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void namesOnlyWhatExists(Line line) throws IOException {
    for (String reference : line.references()) {
      MatchResult test = OF_A_TEST.matcher(reference).results().findFirst().orElse(null);
      if (test != null && OF_A_TEST.matcher(reference).matches()) {
        Path file = source("src/test", test.group(1) + ".java");
        assertThat(test.group(2)).as("the method of %s that shows it", reference).isNotNull();
        assertThat(Files.readString(file))
            .containsPattern("(?:void %s\\(|ArchRule %1$s\\b)".formatted(test.group(2)));
      } else if (OF_A_CLASS.matcher(reference).matches()) {
        source("src/main", reference);
      } else {
        assertThat(Path.of(reference)).exists();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void countsRight(String level) throws IOException {
    Map<String, Long> counts =
        lines()
            .filter(line -> line.level().equals(level))
            .collect(groupingBy(Line::standing, counting()));

    assertThat(Files.readString(TABLE))
        .contains(
            "\n| %s | %d | %d | %d |\n"
                .formatted(
                    level,
                    counts.getOrDefault("met", 0L),
                    counts.getOrDefault("not met", 0L),
                    counts.getOrDefault("not applicable", 0L)));
  }

  static Stream<Line> lines() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> line.startsWith("| V"))
        .map(line -> line.substring(1).split("\\|"))
        .map(cells -> Arrays.stream(cells).map(String::strip).toList())
        .map(
            cells ->
                new Line(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4)));
  }

  private static Path source(String root, String name) {
    List<Path> found =
        SOURCES.stream().filter(file -> file.startsWith(root) && file.endsWith(name)).toList();
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }

  private static List<Path> sources() {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
