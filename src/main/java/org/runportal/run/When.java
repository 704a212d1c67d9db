package org.runportal.run;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A time as the vendor wrote it: an instant, a calendar day without a zone, or another text. Days
 * are never converted to instants, so they cannot shift between time zones.
 */
public sealed interface When {
  /** The instant, if it is one. */
  static Optional<java.time.Instant> instant(Optional<When> when) {
    return when.filter(Instant.class::isInstance).map(given -> ((Instant) given).instant());
  }

  /**
   * An instant. A time without a zone is UTC.
   *
   * @param instant the instant
   */
  record Instant(java.time.Instant instant) implements When {}

  /**
   * A calendar day.
   *
   * @param date the day, as written
   */
  record Day(LocalDate date) implements When {}

  /**
   * A text that could not be parsed as a time; shown unchanged.
   *
   * @param words the vendor's text
   */
  record Words(String words) implements When {}
}
