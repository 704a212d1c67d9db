package org.runportal.it.shipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the Dockerfile makes, without an engine: its files in their places in a root that nobody can
 * write to but for {@code /tmp}, and commands run there as its user. In place of the base image
 * stand the programs of this machine.
 */
final class Container {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private final Dockerfile dockerfile;
  private final Path image;

  /**
   * @param image an empty directory
   */
  Container(Dockerfile dockerfile, Path image) throws IOException, InterruptedException {
    this.dockerfile = dockerfile;
    this.image = image.toAbsolutePath();
    Path built = this.image.resolveSibling("built");
    remove(this.image);
    remove(built);
    // what the Dockerfile says, with the build taken as done
    String layout =
        dockerfile
            .layout()
            .replace("./mvnw -q -B package -Dmaven.test.skip", "true")
            .replace("/image", built.toString());
    run(new ProcessBuilder("/bin/sh", "-euc", layout));
    for (Map.Entry<String, String> copy : dockerfile.copies().entrySet()) {
      Path to = Path.of(this.image + copy.getValue());
      Files.createDirectories(to.getParent());
      run(
          new ProcessBuilder(
              "cp", "-R", copy.getKey().replace("/image", built.toString()), to.toString()));
    }
  }

  /** Whether this machine lets anybody build such a root. */
  static boolean isPossible() throws IOException, InterruptedException {
    return new ProcessBuilder(ROOT ? List.of("true") : List.of("unshare", "-rm", "true"))
            .start()
            .waitFor()
        == 0;
  }

  /**
   * Puts a file where {@code docker run -v} would mount it.
   *
   * @param permissions such as {@code r--------}; its owner is the user of the image
   */
  void mount(String path, String content, String permissions) throws IOException {
    Path file = Path.of(image + path);
    Files.writeString(file, content);
    if (ROOT) {
      String[] user = dockerfile.user().split(":");
      Files.setAttribute(file, "unix:uid", Integer.valueOf(user[0]));
      Files.setAttribute(file, "unix:gid", Integer.valueOf(user[1]));
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  /**
   * Starts a command in it. The process is the command itself.
   *
   * @param environment beside what the image sets
   * @param output where it writes to
   */
  Process start(List<String> command, Map<String, String> environment, Path output)
      throws IOException {
    List<String> all = new ArrayList<>();
    all.add("unshare");
    if (!ROOT) {
      all.addAll(List.of("--user", "--map-root-user"));
    }
    all.addAll(
        List.of(
            "--mount",
            Path.of("src/test/container/run").toAbsolutePath().toString(),
            image.toString(),
            System.getProperty("java.home"),
            dockerfile.user(),
            dockerfile.directory()));
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().putAll(dockerfile.environment());
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  /** All files of the image with their times and sizes. */
  List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(image)) {
      List<String> all = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        all.add(file + " " + Files.getLastModifiedTime(file) + " " + Files.size(file));
      }
      return all;
    }
  }

  private static void run(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.inheritIO().start();
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException("failed: " + command.command());
    }
  }

  private static void remove(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
