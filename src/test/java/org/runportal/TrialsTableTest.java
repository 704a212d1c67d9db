package org.runportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of inputs that once read wrongly is complete, and its tests exist. */
class TrialsTableTest {
  private static final Path TRIALS = Path.of("src/test/resources/trials");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");

  @Test
  void hasEveryInput() throws IOException {
    String table = Files.readString(TRIALS.resolve("README.md"));
    try (Stream<Path> files = Files.list(TRIALS)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(n -> n.endsWith(".json")))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(table).contains("`" + name + "`"));
    }
  }

  @Test
  void namesATestInEveryLineAndOnlyTestsThatExist() throws IOException {
    List<String> lines =
        Files.readAllLines(TRIALS.resolve("README.md")).stream()
            .filter(line -> line.startsWith("| "))
            .skip(2)
            .toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(18);
    for (String line : lines) {
      assertThat(TEST.matcher(line).results()).as(line).isNotEmpty();
      for (var test : TEST.matcher(line).results().toList()) {
        assertThat(source(test.group(1))).contains("void " + test.group(2) + "(");
      }
    }
  }

  private static String source(String name) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      Path file =
          files.filter(path -> path.endsWith(name + ".java")).findFirst().orElse(Path.of(name));
      return Files.readString(file);
    }
  }
}
