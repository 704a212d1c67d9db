package org.runportal.run;

import java.time.LocalDate;
import java.util.Optional;
import org.runportal.web.Moment;
import org.runportal.web.Moments;

/**
 * A point in time as the vendor wrote it: an instant, a calendar day without a zone, or a text that
 * is neither. Days are never turned into instants, so they cannot shift between readers.
 */
public sealed interface When {
  /** Ready to print; nothing where there is no time. */
  static Moment told(Optional<When> when, Moments moments) {
    return when.map(given -> given.told(moments)).orElse(Moment.NONE);
  }

  /** The instant, where it is one. */
  static Optional<java.time.Instant> instant(Optional<When> when) {
    return when.filter(Instant.class::isInstance).map(given -> ((Instant) given).instant());
  }

  /** Ready to print. */
  Moment told(Moments moments);

  /**
   * An instant. What came without a zone was UTC.
   *
   * @param instant the instant
   */
  record Instant(java.time.Instant instant) implements When {
    @Override
    public Moment told(Moments moments) {
      return moments.tell(instant);
    }
  }

  /**
   * A calendar day.
   *
   * @param date the day, as written
   */
  record Day(LocalDate date) implements When {
    @Override
    public Moment told(Moments moments) {
      return moments.tell(date);
    }
  }

  /**
   * Words we could not read as a time; shown as they are.
   *
   * @param words the vendor's text
   */
  record Words(String words) implements When {
    @Override
    public Moment told(Moments moments) {
      return new Moment("", words, "");
    }
  }
}
