package org.runportal.tallyfy;

import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The pause a vendor asks for: seconds or an HTTP date (RFC 9110, section 10.2.3). */
final class RetryAfter {
  /** Longer pauses are cut: a page that stays away for hours because of one header is no help. */
  private static final Duration MAX_PAUSE = Duration.ofMinutes(15);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

  private RetryAfter() {}

  /**
   * The pause in a header, or nothing when there is none, it is over, or it is nonsense.
   *
   * @param header {@code Retry-After}, or null
   * @param date the answer's {@code Date}, or null: a date is compared with the clock of whoever
   *     wrote it, because ours may be right while theirs is a day off
   * @param now stands in for a missing or unreadable {@code date}
   */
  static Optional<Duration> read(String header, String date, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    Instant sent = Optional.ofNullable(date).flatMap(RetryAfter::instant).orElse(now);
    return pause(header.strip(), sent)
        .filter(pause -> pause.compareTo(Duration.ZERO) > 0)
        .map(pause -> pause.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : pause);
  }

  private static Optional<Duration> pause(String header, Instant sent) {
    return SECONDS.matcher(header).matches()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(header)))
        : instant(header).map(until -> Duration.between(sent, until));
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
