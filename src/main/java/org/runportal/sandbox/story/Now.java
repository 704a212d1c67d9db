package org.runportal.sandbox.story;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The moment a story is told. All its dates are counted from here in whole calendar days, so that a
 * story never ages: what is overdue by two days stays overdue by two days.
 *
 * @param instant the moment, whole seconds
 * @param zone where the people of the stories work
 */
public record Now(Instant instant, ZoneId zone) {
  public Now {
    instant = instant.truncatedTo(ChronoUnit.SECONDS);
  }

  public static Now of(Clock clock, ZoneId zone) {
    return new Now(clock.instant(), zone);
  }

  /**
   * A time of day on another day than today; today itself has no time that is past (or to come) at
   * every hour of the day.
   *
   * @param days from today, negative for the past, never 0
   * @param time of day where the people work, as {@code 17:00}
   */
  public Instant day(int days, String time) {
    if (days == 0) {
      throw new IllegalArgumentException("today may be past or to come");
    }
    return date(days).atTime(LocalTime.parse(time)).atZone(zone).toInstant();
  }

  /** The calendar date so many days from today. */
  public LocalDate date(int days) {
    return instant.atZone(zone).toLocalDate().plusDays(days);
  }

  boolean isPast(Instant moment) {
    return moment != null && moment.isBefore(instant);
  }

  /** Whether a moment is to come within 24 hours, which is what Tallyfy calls "due soon". */
  boolean isSoon(Instant moment) {
    return moment != null
        && !moment.isBefore(instant)
        && !moment.isAfter(instant.plus(24, ChronoUnit.HOURS));
  }
}
