package org.runportal.sandbox.story;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The reference time of a story. All its dates are whole calendar days from it, so a story never
 * ages: a task that is two days overdue stays two days overdue.
 *
 * @param instant the time, in whole seconds
 * @param zone the time zone of the people in the stories
 */
public record Now(Instant instant, ZoneId zone) {
  public Now {
    instant = instant.truncatedTo(ChronoUnit.SECONDS);
  }

  public static Now of(Clock clock, ZoneId zone) {
    return new Now(clock.instant(), zone);
  }

  /**
   * A time of day on a day other than today: no time of today is always in the past, or always in
   * the future.
   *
   * @param days from today, negative for the past, never 0
   * @param time the local time of day, as {@code 17:00}
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

  /** Whether an instant is within the next 24 hours, which Tallyfy calls "due soon". */
  boolean isSoon(Instant moment) {
    return moment != null
        && !moment.isBefore(instant)
        && !moment.isAfter(instant.plus(24, ChronoUnit.HOURS));
  }
}
