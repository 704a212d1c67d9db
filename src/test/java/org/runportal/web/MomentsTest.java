package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
  /** A Thursday, 11:00 in Berlin. */
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

  private final Moments berlin = moments("Europe/Berlin", "en-GB");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-12T16:00:00Z | Thu 12 Mar, 17:00\u00a0CET | in 6 hours",
        "2026-03-13T16:00:00Z | Fri 13 Mar, 17:00\u00a0CET | tomorrow",
        "2026-03-12T23:30:00Z | Fri 13 Mar, 00:30\u00a0CET | in 13 hours",
        "2026-03-10T16:00:00Z | Tue 10 Mar, 17:00\u00a0CET | 2 days ago",
        "2026-04-10T15:00:00Z | Fri 10 Apr, 17:00\u00a0CEST | in 29 days",
        "2025-03-12T10:00:00Z | Wed, 12 Mar 2025, 11:00\u00a0CET | 12 months ago",
        "2026-03-12T09:59:30Z | Thu 12 Mar, 10:59\u00a0CET | 30 seconds ago",
        "2026-03-12T09:15:00Z | Thu 12 Mar, 10:15\u00a0CET | 45 minutes ago",
      })
  void tellsATimeInTheVisitorsZoneAndFromNow(String instant, String absolute, String relative) {
    Moment moment = berlin.tell(Instant.parse(instant));

    assertThat(moment.iso()).isEqualTo(instant);
    assertThat(moment.absolute().replace(", ", " ")).isEqualTo(absolute.replace(", ", " "));
    assertThat(moment.relative()).isEqualTo(relative);
  }

  @Test
  void aDayStaysThatDayInEveryZone() {
    for (String zone : new String[] {"Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"}) {
      Moment moment = moments(zone, "en-GB").tell(LocalDate.of(2026, 3, 27));
      assertThat(moment.iso()).isEqualTo("2026-03-27");
      assertThat(moment.absolute()).contains("27 Mar");
    }
  }

  @Test
  void saysTodayAndTomorrowInASentence() {
    assertThat(berlin.near(Instant.parse("2026-03-12T16:00:00Z"))).startsWith("today");
    assertThat(berlin.near(Instant.parse("2026-03-13T16:00:00Z"))).startsWith("tomorrow");
    assertThat(berlin.near(Instant.parse("2026-03-14T16:00:00Z"))).startsWith("Sat");
  }

  @Test
  void namesTheDayWithinTheLastWeek() {
    assertThat(berlin.pastDay(Instant.parse("2026-03-09T16:00:00Z"))).isEqualTo("Monday");
    assertThat(berlin.pastDay(Instant.parse("2026-03-02T16:00:00Z"))).isEqualTo("2 March");
    assertThat(berlin.pastDay(Instant.parse("2026-03-11T16:00:00Z"))).isEqualTo("yesterday");
  }

  @Test
  void countsLatenessOnTheCalendar() {
    assertThat(berlin.lateness(Instant.parse("2026-03-09T16:00:00Z"))).isEqualTo("3 days");
    assertThat(berlin.lateness(Instant.parse("2026-03-12T08:00:00Z"))).isEqualTo("2 hours");
    assertThat(berlin.length(Duration.ofSeconds(5))).isEqualTo("1 minute");
  }

  @Test
  void writesTwelveHoursWhereTheRegionDoes() {
    assertThat(moments("America/New_York", "en-US").time(Instant.parse("2026-03-12T18:05:00Z")))
        .matches("2:05\\hPM\\hEDT");
  }

  private static Moments moments(String zone, String language) {
    return new Moments(NOW, ZoneId.of(zone), Texts.in(Locale.forLanguageTag(language)));
  }
}
