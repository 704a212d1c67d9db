package org.runportal.web;

import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.MeasureUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Formats times in one user's language and time zone: "tomorrow, 17:00 CET", "3 days late". Days
 * are calendar days in the user's zone, not blocks of 24 hours.
 */
public final class Moments {
  private static final int WEEK = 7;
  private static final int MILLIS_OF_SECOND = 1_000;
  private static final int SECONDS_OF_MINUTE = 60;
  private static final int SECONDS_OF_NOW = 10;

  private final Instant now;
  private final ZoneId zone;
  private final Texts texts;
  private final Locale locale;
  private final TimeFormats formats;
  private final boolean paper;

  /**
   * @param now the reference of relative times
   * @param zone the user's time zone
   * @param texts the texts in the user's language
   */
  public Moments(Instant now, ZoneId zone, Texts texts) {
    this(now, zone, texts, false);
  }

  private Moments(Instant now, ZoneId zone, Texts texts, boolean paper) {
    this.now = now;
    this.zone = zone;
    this.texts = texts;
    this.locale = texts.locale();
    this.formats = texts.times();
    this.paper = paper;
  }

  /** The same format relative to another time. */
  public Moments at(Instant other) {
    return new Moments(other, zone, texts, paper);
  }

  /**
   * As on paper, where "tomorrow" and "in 3 hours" are soon wrong and nobody knows which year it
   * was: every time is a full date.
   */
  public Moments onPaper() {
    return new Moments(now, zone, texts, true);
  }

  /** The reference of relative times. */
  public Instant now() {
    return now;
  }

  /** The visitor's time zone. */
  public ZoneId zone() {
    return zone;
  }

  /** Today on the visitor's calendar. */
  public LocalDate today() {
    return now.atZone(zone).toLocalDate();
  }

  /** The day of an instant on the visitor's calendar. */
  public LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** An instant as local time of the user. */
  public LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, zone);
  }

  /** The beginning of a day on the visitor's calendar. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** The end of a day on the visitor's calendar. */
  public Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** From one day to a later one: "3 – 9 Oct". */
  public String between(LocalDate from, LocalDate to) {
    return formats.interval(withYear(to, "dMMM"), new DateInterval(noon(from), noon(to)));
  }

  private static long noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  /** "Wed 25 Nov, 17:00 CET" and "in 2 days". */
  public Moment format(Instant instant) {
    LocalDate day = day(instant);
    return new Moment(
        new Literal(instant.truncatedTo(ChronoUnit.SECONDS).toString()),
        at(date(day), instant),
        relative(instant),
        paper ? "" : at(fullDate(day), instant));
  }

  /** "Wed 25 Nov" and "in 2 days". */
  public Moment format(LocalDate day) {
    return new Moment(
        new Literal(day.toString()), date(day), relative(day), paper ? "" : fullDate(day));
  }

  private String at(String date, Instant instant) {
    return texts.say("moment.full", "date", date, "time", time(instant));
  }

  /** "today, 17:00 CET", "tomorrow, 17:00 CET", else "Wed 25 Nov, 17:00 CET". */
  public String near(Instant instant) {
    return at(nearDay(day(instant)), instant);
  }

  /** "today", "tomorrow", else "Wed 25 Nov". */
  public String nearDay(LocalDate day) {
    long days = ChronoUnit.DAYS.between(today(), day);
    if (paper || days < -1 || days > 1) {
      return date(day);
    }
    Direction direction = days == 0 ? Direction.THIS : days < 0 ? Direction.LAST : Direction.NEXT;
    return formats.relative(direction, AbsoluteUnit.DAY);
  }

  /**
   * A day as it is written after "since": its name within the last week, else the date. "Monday",
   * "3 November"; in French "lundi", "le 3 novembre".
   */
  public String pastDay(Instant instant) {
    LocalDate day = day(instant);
    long ago = ChronoUnit.DAYS.between(day, today());
    if (paper) {
      return texts.say("moment.past.date", "day", format("ydMMMM", day));
    }
    if (ago == 0 || ago == 1) {
      return nearDay(day);
    }
    return ago > 0 && ago < WEEK
        ? texts.say("moment.past.weekday", "day", format("EEEE", day))
        : texts.say("moment.past.date", "day", format(withYear(day, "dMMMM"), day));
  }

  /** "14:02 CET". */
  public String time(Instant instant) {
    // without a region the 24-hour clock is used, which is understood everywhere
    String hours = locale.getCountry().isEmpty() ? "Hm" : "jm";
    ZonedDateTime local = instant.atZone(zone);
    return format(hours, local) + "\u00a0" + formats.zoneNames().format(local);
  }

  /** "in 3 hours", "2 days ago", "now". */
  public String relative(Instant instant) {
    if (paper) {
      return at(date(day(instant)), instant);
    }
    long seconds = Duration.between(now, instant).toSeconds();
    if (Math.abs(seconds) < 60) {
      return seconds > -SECONDS_OF_NOW
          ? formats.relative(Direction.PLAIN, AbsoluteUnit.NOW)
          : relative(seconds, RelativeUnit.SECONDS);
    }
    if (Math.abs(seconds) < 3_600) {
      return relative(seconds / 60, RelativeUnit.MINUTES);
    }
    if (Math.abs(seconds) < 86_400) {
      return relative(seconds / 3_600, RelativeUnit.HOURS);
    }
    return relative(day(instant));
  }

  /** How long ago something was, within a sentence: "just now", "5 minutes ago". */
  public String ago(Instant past) {
    return !paper && Duration.between(past, now).toSeconds() < SECONDS_OF_NOW
        ? texts.say("moment.justNow")
        : relative(past);
  }

  /** "in 2 days", "yesterday", "3 months ago". */
  public String relative(LocalDate day) {
    long days = ChronoUnit.DAYS.between(today(), day);
    if (paper || Math.abs(days) <= 1) {
      return nearDay(day);
    }
    if (Math.abs(days) < 60) {
      return relative(days, RelativeUnit.DAYS);
    }
    long months = ChronoUnit.MONTHS.between(today(), day);
    return Math.abs(months) < 24
        ? relative(months, RelativeUnit.MONTHS)
        : relative(ChronoUnit.YEARS.between(today(), day), RelativeUnit.YEARS);
  }

  /** A length of time in its largest fitting unit: "9 days", "3 hours", "1 minute". */
  public String length(Duration duration) {
    long minutes = Math.max(1, duration.toMinutes());
    if (minutes < 60) {
      return measure(minutes, MeasureUnit.MINUTE);
    }
    long hours = duration.toHours();
    return hours < 24 ? measure(hours, MeasureUnit.HOUR) : days(duration.toDays());
  }

  /**
   * A length of time that may be short: "250 milliseconds", "2.5 seconds", else as {@link #length}.
   */
  public String precise(Duration duration) {
    if (duration.toMillis() < MILLIS_OF_SECOND) {
      return measure(duration.toMillis(), MeasureUnit.MILLISECOND);
    }
    if (duration.toSeconds() < SECONDS_OF_MINUTE) {
      long tenths = duration.toMillis() / 100;
      return measure(
          tenths < 100 ? tenths / 10.0 : (double) duration.toSeconds(), MeasureUnit.SECOND);
    }
    return length(duration);
  }

  /** "9 days". */
  public String days(long days) {
    return measure(days, MeasureUnit.DAY);
  }

  /** How late something is, on the calendar once it is a day or more: "3 days", "2 hours". */
  public String lateness(Instant deadline) {
    long days = ChronoUnit.DAYS.between(day(deadline), today());
    return days >= 2 ? days(days) : length(Duration.between(deadline, now));
  }

  private String date(LocalDate day) {
    return paper ? fullDate(day) : format(withYear(day, "EEEdMMM"), day);
  }

  private String fullDate(LocalDate day) {
    return format("ydMMM", day);
  }

  private String withYear(LocalDate day, String skeleton) {
    return isWithYear(day) ? "y" + skeleton : skeleton;
  }

  private boolean isWithYear(LocalDate day) {
    return paper || day.getYear() != today().getYear();
  }

  private String format(String skeleton, TemporalAccessor time) {
    return formats.of(skeleton).format(time);
  }

  private String relative(long amount, RelativeUnit unit) {
    return formats.relative(Math.abs(amount), amount < 0 ? Direction.LAST : Direction.NEXT, unit);
  }

  private String measure(Number amount, MeasureUnit unit) {
    return formats.measure(amount, unit);
  }
}
