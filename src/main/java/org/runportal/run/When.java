package org.runportal.run;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A point in time as the vendor wrote it: an instant, a calendar day without a zone, or a text that
 * is neither. Days are never turned into instants, so they cannot shift between readers.
 */
public sealed interface When {
  /** The instant, where it is one. */
  static Optional<java.time.Instant> instant(Optional<When> when) {
    return when.filter(Instant.class::isInstance).map(given -> ((Instant) given).instant());
  }

  /**
   * An instant. What came without a zone was UTC.
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
   * Words we could not read as a time; shown as they are.
   *
   * @param words the vendor's text
   */
  record Words(String words) implements When {}
}
