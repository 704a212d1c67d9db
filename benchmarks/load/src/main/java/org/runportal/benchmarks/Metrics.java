package org.runportal.benchmarks;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the portal counts.
 *
 * @param text in the format of Prometheus
 */
record Metrics(String text) {
  /** What it has counted until now. */
  static Metrics of(Server portal) throws IOException {
    try (Connection connection = new Connection(portal.port())) {
      return new Metrics(PageFacts.text(connection.get("/metrics").body()));
    }
  }

  /** A figure, of all tenants together. */
  long sum(String name) {
    Matcher values =
        Pattern.compile("(?m)^(?:application_)?" + name + "\\{[^}]*\\} (\\S+)$").matcher(text);
    double sum = 0;
    while (values.find()) {
      sum += Double.parseDouble(values.group(1));
    }
    return (long) sum;
  }
}
