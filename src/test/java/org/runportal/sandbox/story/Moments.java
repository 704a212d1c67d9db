package org.runportal.sandbox.story;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;

/** Instants at which a story must be true: odd hours of a week, and where summer time changes. */
final class Moments {
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final Now A_THURSDAY = new Now(Instant.parse("2026-03-12T10:00:00Z"), BERLIN);

  private Moments() {}

  static Stream<Now> ofAWeek() {
    Stream<Instant> week =
        Stream.iterate(
                Instant.parse("2026-03-09T00:00:00Z"), at -> at.plus(Duration.ofMinutes(437)))
            .limit(24);
    Stream<Instant> edges =
        Stream.of(
                "2026-03-29T00:59:59Z",
                "2026-03-29T01:00:00Z",
                "2026-10-25T00:30:00Z",
                "2026-10-25T01:30:00Z",
                "2026-12-31T22:59:59Z",
                "2026-12-31T23:00:00Z",
                "2028-02-29T15:59:59Z",
                "2028-02-29T16:00:00Z")
            .map(Instant::parse);
    return Stream.concat(week, edges).map(at -> new Now(at, BERLIN));
  }
}
