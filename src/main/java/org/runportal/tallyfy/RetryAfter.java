package org.runportal.tallyfy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The pause a vendor asks for: seconds or an HTTP date (RFC 9110, section 10.2.3). */
final class RetryAfter {
  /** Longer pauses are cut: a page that stays away for hours because of one header is no help. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private RetryAfter() {}

  /** The pause in a header, or nothing when there is none, it is over, or it is nonsense. */
  static Optional<Duration> read(String header, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    return pause(header.strip(), now)
        .filter(pause -> pause.compareTo(Duration.ZERO) > 0)
        .map(pause -> pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
  }

  private static Optional<Duration> pause(String header, Instant now) {
    if (header.matches("[0-9]{1,18}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
    }
    try {
      Instant until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, until));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
