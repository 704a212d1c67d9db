package org.runportal.it.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.ThoroughOnly;

/**
 * Builds the portal once more from its sources, with the JDK of the first build but at another
 * place, in another time zone and language, by somebody with other habits about permissions: what
 * ships is the same to the byte.
 */
@ThoroughOnly
class SecondBuildIT {
  /** All that the archive is made from: the Dockerfile copies these, too. */
  private static final List<String> SOURCES = List.of(".mvn", "mvnw", "pom.xml", "src/main");

  private static final Path PLACE = Path.of("target/second-build");

  @BeforeAll
  static void buildAgain() throws IOException, InterruptedException {
    remove(PLACE);
    for (String source : SOURCES) {
      copy(Path.of(source), PLACE.resolve(source));
    }
    ProcessBuilder build =
        new ProcessBuilder(
            "/bin/sh",
            "-c",
            "umask 027 && exec \"$@\"",
            "build",
            "./mvnw",
            "--quiet",
            "--batch-mode",
            "-Dmaven.repo.local=" + System.getProperty("maven.repository"),
            "-Dmaven.test.skip",
            // the server is not made here
            "-Dmdep.skip",
            "package");
    build.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // a short life: no time for the better compiler
    build.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    build.environment().put("TZ", "Pacific/Auckland");
    build.environment().put("LC_ALL", "C");
    Path log = PLACE.resolve("build.log");
    Process process =
        build
            .directory(PLACE.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("the second build ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"portal.war", "portal-sbom.json"})
  void hasTheSameBytes(String file) {
    assertThat(PLACE.resolve("target").resolve(file))
        .hasSameBinaryContentAs(Path.of("target").resolve(file));
  }

  @Test
  void isMadeFromWhatTheImageIsMadeFrom() throws IOException {
    assertThat(Files.readString(Path.of("Dockerfile")))
        .contains("COPY .mvn .mvn\n")
        .contains("COPY mvnw pom.xml ./\n")
        .contains("COPY src src\n");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = to.resolve(from.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
          Files.setPosixFilePermissions(
              copy,
              PosixFilePermissions.fromString(
                  Files.isExecutable(file) ? "rwxrwx---" : "rw-rw----"));
        }
      }
    }
  }

  private static void remove(Path place) throws IOException {
    if (Files.exists(place)) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
