package org.runportal.it.shipped;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the image is configured, read from the file that builds it: the test has no copy of it. */
final class Dockerfile {
  /** One line of it, continued lines joined. */
  private record Instruction(String name, String arguments) {}

  private final List<Instruction> instructions;

  Dockerfile(Path file) throws IOException {
    instructions =
        Files.readString(file)
            .replaceAll("(?m)^\\s*#.*\\R", "")
            .replaceAll("\\\\\\R", " ")
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> line.strip().split("\\s+", 2))
            .map(parts -> new Instruction(parts[0], parts[1]))
            .toList();
  }

  /** The shell command that builds the portal and lays out what goes into the image. */
  String layout() {
    return only("RUN");
  }

  /** Whom it runs as: {@code user:group}. */
  String user() {
    return only("USER");
  }

  /** The directory it runs in. */
  String directory() {
    return last("WORKDIR");
  }

  /** The images it is built in and runs on. */
  List<String> bases() {
    return all("FROM").stream().map(from -> from.split(" ")[0]).toList();
  }

  /** What is copied from the build into the image: source to absolute destination. */
  Map<String, String> copies() {
    Map<String, String> copies = new TreeMap<>();
    for (String copy : all("COPY")) {
      if (copy.startsWith("--from=build ")) {
        List<String> paths = new ArrayList<>(Arrays.asList(copy.split("\\s+")));
        paths.remove(0);
        String to = paths.remove(paths.size() - 1);
        String into = Path.of(directory()).resolve(to).normalize().toString();
        paths.forEach(
            from ->
                copies.put(
                    from, to.endsWith("/") ? into + "/" + Path.of(from).getFileName() : into));
      }
    }
    return copies;
  }

  /** Its environment. */
  Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    for (String variable : all("ENV")) {
      String[] parts = variable.split("=", 2);
      environment.put(parts[0], parts[1].replaceAll("^\"|\"$", ""));
    }
    return environment;
  }

  /** The command that starts it. */
  List<String> start() {
    return words(only("ENTRYPOINT"));
  }

  /** The command of its health check. */
  List<String> health() {
    String check = only("HEALTHCHECK");
    return words(check.substring(check.indexOf("CMD ") + "CMD ".length()));
  }

  private static List<String> words(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonString::getString);
    }
  }

  private String only(String name) {
    List<String> found = all(name);
    if (found.size() != 1) {
      throw new IllegalStateException(name + " stands there " + found.size() + " times");
    }
    return found.get(0);
  }

  private String last(String name) {
    List<String> found = all(name);
    return found.get(found.size() - 1);
  }

  private List<String> all(String name) {
    return instructions.stream()
        .filter(instruction -> instruction.name().equals(name))
        .map(Instruction::arguments)
        .toList();
  }
}
