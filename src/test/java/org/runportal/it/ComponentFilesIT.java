package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** Of the files its components bring along the portal serves those its pages name. */
@SharedPortal
@RunAsClient
class ComponentFilesIT {
  private static final String FILES = "META-INF/resources/";
  private static final Pattern NAMED =
      Pattern.compile(
          "library=\"(?<library>[^\"]+)\" name=\"(?<name>[^\"]+)\""
              + "|resource\\['(?<other>[^:']+):(?<file>[^']+)'\\]");

  @Test
  void servesWhatItsPagesNameAndNothingElse() throws IOException {
    Set<String> served = new TreeSet<>();
    for (String file : files()) {
      String library = file.substring(0, file.indexOf('/'));
      String name = file.substring(library.length() + 1);
      if (Portal.get("/jakarta.faces.resource/" + name + ".xhtml?ln=" + library).statusCode()
          == 200) {
        served.add(file);
      }
    }

    assertThat(served).isNotEmpty().isEqualTo(named());
  }

  @Test
  void servesNoneOfTheFrameworkItself() {
    for (String name : List.of("faces.js", "jsf.js")) {
      assertThat(
              Portal.get("/jakarta.faces.resource/" + name + ".xhtml?ln=jakarta.faces")
                  .statusCode())
          .as(name)
          .isEqualTo(404);
    }
  }

  private static Set<String> named() throws IOException {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> views = Files.walk(Path.of("src/main/webapp"))) {
      for (Path view : (Iterable<Path>) views.filter(Files::isRegularFile)::iterator) {
        Matcher names = NAMED.matcher(Files.readString(view));
        while (names.find()) {
          named.add(
              names.group("library") == null
                  ? names.group("other") + "/" + names.group("file")
                  : names.group("library") + "/" + names.group("name"));
        }
      }
    }
    return named;
  }

  /** All that PrimeFaces has: library, then name. */
  private static List<String> files() throws IOException {
    JarURLConnection jar =
        (JarURLConnection)
            ComponentFilesIT.class
                .getClassLoader()
                .getResource(FILES + "primefaces/core.js")
                .openConnection();
    List<String> files = new ArrayList<>();
    jar.getJarFile().stream()
        .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(FILES))
        .forEach(entry -> files.add(entry.getName().substring(FILES.length())));
    assertThat(files).hasSizeGreaterThan(100);
    return files;
  }
}
