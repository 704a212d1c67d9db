package org.runportal.benchmarks;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Says on the console how far it is; the report goes to the standard output. */
final class Progress {
  private Progress() {}

  static void say(String format, Object... places) {
    System.err.println(
        LocalTime.now().truncatedTo(ChronoUnit.SECONDS)
            + " "
            + String.format(Locale.ROOT, format, places));
  }
}
