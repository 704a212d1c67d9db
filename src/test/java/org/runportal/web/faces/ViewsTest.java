package org.runportal.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the reuse of trees relies on. */
class ViewsTest {
  @Test
  void noViewIsBuiltFromWhatARequestHas() throws IOException {
    assertThat(views()).isNotEmpty();
    for (Path view : views()) {
      assertThat(Files.readString(view))
          .as("%s", view)
          // rows with a state of their own; conditions that are asked several times
          .doesNotContain("<ui:repeat", "<ui:fragment")
          // chosen when the tree is built
          .doesNotContain("jakarta.tags.core", "<c:")
          .doesNotContainPattern(
              "<ui:(include|composition|decorate)[^>]*(src|template)=\"[^\"]*#\\{");
    }
  }

  private static List<Path> views() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/webapp/WEB-INF"))) {
      return files.filter(file -> file.toString().endsWith(".xhtml")).toList();
    }
  }
}
