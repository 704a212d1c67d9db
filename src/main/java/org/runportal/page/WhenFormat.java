package org.runportal.page;

import java.util.Optional;
import org.runportal.run.When;
import org.runportal.web.Moment;
import org.runportal.web.Moments;

/** Writes a run's points in time in the visitor's words. */
final class WhenFormat {
  private WhenFormat() {}

  /** Ready to print; {@link Moment#NONE} where there is no time. */
  static Moment format(Optional<When> when, Moments moments) {
    return when.map(given -> format(given, moments)).orElse(Moment.NONE);
  }

  /** Ready to print. What could not be read as a time is printed as it was written. */
  static Moment format(When when, Moments moments) {
    if (when instanceof When.Instant at) {
      return moments.format(at.instant());
    }
    if (when instanceof When.Day day) {
      return moments.format(day.date());
    }
    return new Moment("", ((When.Words) when).words(), "");
  }
}
