package org.runportal.it;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The runs the demo tenant features, by the beginning of their labels. */
final class DemoRuns {
  private DemoRuns() {}

  /** The page of the one demo run whose label begins like this. */
  static String page(String label) {
    return "/demo/runs/"
        + all().entrySet().stream()
            .filter(run -> run.getValue().startsWith(label))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no demo run is labelled " + label))
            .getKey();
  }

  /** Labels by run id, as the demo's configuration has them. */
  static Map<String, String> all() {
    Properties demo = new Properties();
    try (Reader file =
        Files.newBufferedReader(Path.of("payara-config/demo.properties"), StandardCharsets.UTF_8)) {
      demo.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> runs = new LinkedHashMap<>();
    for (String entry : demo.getProperty("portal.tenant.demo.featured-runs").split(",")) {
      String[] run = entry.strip().split("=", 2);
      runs.put(run[0], run[1]);
    }
    return runs;
  }
}
