package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runportal.page.Estimate.Interval;

class EstimateTest {
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");

  /**
   * With one deadline far ahead the interval is the prediction interval of the textbook: the mean,
   * and on both sides the 90 % quantile of Student's t (1.886 for two degrees of freedom) times the
   * spread of a new observation.
   */
  @Test
  void isThePredictionIntervalOfTheFinishedTasks() {
    List<Duration> delays = hours(0, 24, 48);
    double reach = 1.8856 * 24 * Math.sqrt(1 + 1.0 / 3);

    Interval interval = Estimate.end(List.of(inDays(100)), delays, NOW).orElseThrow();

    assertThat(hoursUntil(interval.from()) - 2400).isCloseTo(24 - reach, within());
    assertThat(hoursUntil(interval.to()) - 2400).isCloseTo(24 + reach, within());
  }

  @Test
  void isNeverBeforeNow() {
    Interval interval = Estimate.end(List.of(inDays(-3)), hours(0, 10, 20), NOW).orElseThrow();

    assertThat(interval.from()).isAfter(NOW);
    assertThat(interval.to()).isAfter(interval.from());
  }

  @Test
  void growsWithEveryDayAnOpenTaskIsLate() {
    Interval onTime = Estimate.end(List.of(NOW), hours(-5, 0, 5, 10), NOW).orElseThrow();
    Interval late = Estimate.end(List.of(inDays(-10)), hours(-5, 0, 5, 10), NOW).orElseThrow();

    assertThat(Duration.between(late.from(), late.to()))
        .isGreaterThan(Duration.between(onTime.from(), onTime.to()));
  }

  @Test
  void endsWithTheLastTaskNotWithTheFirst() {
    List<Duration> delays = hours(0, 5, 10, 5);
    Interval one = Estimate.end(List.of(inDays(20)), delays, NOW).orElseThrow();
    Interval many =
        Estimate.end(List.of(inDays(1), inDays(20), inDays(20), inDays(20)), delays, NOW)
            .orElseThrow();

    assertThat(many.from()).isAfter(one.from());
    assertThat(many.to()).isAfter(one.to());
  }

  @Test
  void isNotGivenWithoutABasis() {
    assertThat(Estimate.end(List.of(), hours(1, 2, 3), NOW)).isEmpty();
    assertThat(Estimate.end(List.of(inDays(1)), hours(1, 2), NOW)).isEmpty();
    assertThat(Estimate.end(List.of(inDays(1)), hours(-9_000, 0, 9_000), NOW)).isEmpty();
    assertThat(Estimate.end(List.of(inDays(9_000)), hours(1, 2, 3), NOW)).isEmpty();
  }

  /**
   * Runs made by chance, asked half-way: the true end has to lie in the interval about as often as
   * the page says. The lateness of their tasks is normal, uniform, or skewed as in real life.
   */
  @ParameterizedTest
  @CsvSource({"NORMAL,12,1", "NORMAL,12,4", "NORMAL,6,2", "UNIFORM,12,3", "SKEWED,20,3"})
  void holdsTheTrueEndInEightOfTenCases(Shape shape, int finished, int open) {
    Random chance = new Random(20260312);
    int runs = 2_000;
    int held = 0;
    for (int run = 0; run < runs; run++) {
      List<Duration> delays = new ArrayList<>();
      for (int task = 0; task < finished; task++) {
        delays.add(Duration.ofMinutes((long) (60 * shape.hours(chance))));
      }
      List<Instant> deadlines = new ArrayList<>();
      Instant end = NOW;
      for (int task = 0; task < open; task++) {
        Instant deadline = inDays(30 + chance.nextInt(5));
        Instant done = deadline.plus(Duration.ofMinutes((long) (60 * shape.hours(chance))));
        deadlines.add(deadline);
        end = done.isAfter(end) ? done : end;
      }
      Optional<Interval> interval = Estimate.end(deadlines, delays, NOW);
      boolean holds = !end.isBefore(interval.get().from()) && !end.isAfter(interval.get().to());
      held += holds ? 1 : 0;
    }

    assertThat(100.0 * held / runs).as("per cent of %s held", runs).isBetween(75.0, 85.0);
  }

  /** How late tasks are, in hours. */
  enum Shape {
    NORMAL,
    UNIFORM,
    SKEWED;

    double hours(Random chance) {
      return switch (this) {
        case NORMAL -> 10 + 20 * chance.nextGaussian();
        case UNIFORM -> -20 + 60 * chance.nextDouble();
        case SKEWED -> -30 + 20 * Math.exp(0.4 * chance.nextGaussian());
      };
    }
  }

  private static Instant inDays(int days) {
    return NOW.plus(Duration.ofDays(days));
  }

  private static List<Duration> hours(int... hours) {
    List<Duration> durations = new ArrayList<>();
    for (int hour : hours) {
      durations.add(Duration.ofHours(hour));
    }
    return durations;
  }

  private static double hoursUntil(Instant instant) {
    return Duration.between(NOW, instant).toSeconds() / 3600.0;
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(0.1);
  }
}
