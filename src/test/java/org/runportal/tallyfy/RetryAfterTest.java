package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "30 | - | PT30S",
        "1000000000 | - | PT15M",
        "0 | - | -",
        "soon | - | -",
        "- | Thu, 12 Mar 2026 10:00:00 GMT | -",
        "Thu, 12 Mar 2026 10:00:30 GMT | - | PT30S",
        "Thu, 12 Mar 2026 10:00:30 GMT | now and then | PT30S",
        "Thu, 12 Mar 2026 09:00:00 GMT | - | -",
        "Fri, 13 Mar 2026 10:00:00 GMT | - | PT15M",
      })
  void isSecondsOrADate(String header, String date, Duration pause) {
    assertThat(RetryAfter.read(header, date, NOW)).isEqualTo(Optional.ofNullable(pause));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fri, 13 Mar 2026 10:00:30 GMT | Fri, 13 Mar 2026 10:00:00 GMT",
        "Wed, 11 Mar 2026 10:00:30 GMT | Wed, 11 Mar 2026 10:00:00 GMT",
      })
  void isCountedOnTheClockOfWhoeverWroteIt(String header, String date) {
    assertThat(RetryAfter.read(header, date, NOW)).contains(Duration.ofSeconds(30));
  }
}
