package org.runportal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.runportal.run.Yardstick.Finished;
import org.runportal.run.Yardstick.Range;

class YardstickTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** As many as one answer of the vendor has. */
  private static final int IN_AN_ANSWER = 100;

  @Test
  void readsTheRangeOffAtAPlaceForEachFurtherRun() {
    // of nine, a tenth of the cases is below the first, a tenth above the last
    assertThat(of(IntStream.rangeClosed(1, 9).toArray()).usual())
        .contains(new Range(Duration.ofDays(1), Duration.ofDays(9), 9));
    // of 19: below the second, above the last but one
    assertThat(of(IntStream.rangeClosed(1, 19).toArray()).usual())
        .contains(new Range(Duration.ofDays(2), Duration.ofDays(18), 19));
    // of 14: half-way between the first and the second
    assertThat(of(IntStream.rangeClosed(1, 14).toArray()).usual())
        .contains(new Range(Duration.ofHours(36), Duration.ofDays(14).minusHours(12), 14));
  }

  @Test
  void saysNothingWithFewerThanEight() {
    assertThat(of(1, 2, 3, 4, 5, 6, 7).usual()).isEmpty();
    assertThat(of(1, 2, 3, 4, 5, 6, 7, 8).usual())
        .contains(new Range(Duration.ofDays(1), Duration.ofDays(8), 8));
    assertThat(of(1, 2, 3, 4, 5, 6, 7, 8).usualAfter(Duration.ofDays(1))).isEmpty();
  }

  @Test
  void countsThoseThatTookLongerOnly() {
    assertThat(of(IntStream.rangeClosed(1, 15).toArray()).usualAfter(Duration.ofDays(6)))
        .contains(new Range(Duration.ofDays(7), Duration.ofDays(15), 9));
  }

  @Test
  void takesTheFortyThatFinishedLastAndSaysSinceWhen() {
    List<Finished> runs = new ArrayList<>();
    for (int day = 1; day <= 60; day++) {
      runs.add(new Finished(START, START.plus(Duration.ofDays(day))));
    }
    runs.add(new Finished(START.plus(Duration.ofDays(100)), START));

    Yardstick yardstick = Yardstick.of(runs);

    assertThat(yardstick.durations()).hasSize(40).isSorted();
    assertThat(yardstick.durations().get(0)).isEqualTo(Duration.ofDays(21));
    assertThat(yardstick.since()).contains(START.plus(Duration.ofDays(21)));
    assertThat(Yardstick.of(List.of()).since()).isEmpty();
  }

  /** How long the runs of a template take, in days. */
  enum Shape {
    /** Most take about as long, some longer. */
    SKEWED,
    /** A short way through and a long one. */
    TWO_WAYS,
    /** Some take many times as long as others. */
    LONG_TAILED;

    double days(Random chance) {
      return switch (this) {
        case SKEWED -> 8 * Math.exp(0.5 * chance.nextGaussian());
        case TWO_WAYS ->
            chance.nextInt(3) == 0 ? 20 + 5 * chance.nextDouble() : 3 + 2 * chance.nextDouble();
        case LONG_TAILED -> 4 / Math.pow(1 - chance.nextDouble(), 0.4);
      };
    }
  }

  /** Whoever looks at a page again and again learns no more than it says at once. */
  @Test
  void tellsOfNoOtherRunWhenItEndedToMoreThanADay() {
    List<Duration> others =
        IntStream.rangeClosed(3, 14)
            .mapToObj(day -> Duration.ofDays(day).plusMinutes(61L * day))
            .toList();
    Yardstick yardstick = new Yardstick(others, Optional.of(START));

    for (Duration age = Duration.ofDays(2);
        age.compareTo(Duration.ofDays(6)) < 0;
        age = age.plusMinutes(7)) {
      Duration whole = Duration.ofDays(age.plusDays(1).minusNanos(1).toDays());
      assertThat(yardstick.usualAfter(age).map(Range::basis))
          .as("after %s", age)
          .isEqualTo(yardstick.usualAfter(whole).map(Range::basis));
    }
    assertThat(yardstick.usualAfter(Duration.ofMinutes(61)).orElseThrow().basis()).isEqualTo(12);
    assertThat(yardstick.usualAfter(Duration.ofDays(7))).map(Range::basis).contains(8);
    assertThat(yardstick.usualAfter(Duration.ofDays(8))).as("seven took longer").isEmpty();
  }

  /**
   * Runs that are launched by chance, about one a day. Each is measured by what an answer of the
   * vendor had when it began: those of the finished ones that were started last.
   */
  @ParameterizedTest
  @EnumSource(Shape.class)
  void holdsEightOfTenRunsWhateverTheyAreLike(Shape shape) {
    List<Finished> runs = history(shape);

    assertThat(held(runs, Duration.ZERO, run -> true)).isBetween(75.0, 85.0);
  }

  /** The same for runs that have been going on for a while, by what was known then. */
  @ParameterizedTest
  @EnumSource(Shape.class)
  void holdsEightOfTenRunsThatHaveNotEndedAfterAWhile(Shape shape) {
    List<Finished> runs = history(shape);
    List<Duration> all = runs.stream().map(YardstickTest::took).sorted().toList();
    Duration age = all.get(all.size() / 3);

    assertThat(held(runs, age, run -> took(run).compareTo(age) > 0)).isBetween(75.0, 85.0);
  }

  /** The percentage of runs whose time is in the range that was told of them. */
  private static double held(List<Finished> runs, Duration age, Predicate<Finished> asked) {
    int told = 0;
    int held = 0;
    for (Finished run : runs.subList(400, runs.size())) {
      if (asked.test(run)) {
        Optional<Range> range = known(runs, run.begun().plus(age)).usualAfter(age);
        told += range.isPresent() ? 1 : 0;
        held += range.filter(r -> holds(r, took(run))).isPresent() ? 1 : 0;
      }
    }
    assertThat(told).as("runs of which something was told").isGreaterThan(1_000);
    return 100.0 * held / told;
  }

  private static Yardstick known(List<Finished> runs, Instant now) {
    return Yardstick.of(
        runs.stream()
            .filter(run -> run.ended().isBefore(now))
            .sorted(Comparator.comparing(Finished::begun, Comparator.reverseOrder()))
            .limit(IN_AN_ANSWER)
            .toList());
  }

  private static boolean holds(Range range, Duration took) {
    return took.compareTo(range.from()) >= 0 && took.compareTo(range.to()) <= 0;
  }

  private static Duration took(Finished run) {
    return Duration.between(run.begun(), run.ended());
  }

  private static List<Finished> history(Shape shape) {
    Random chance = new Random(20260312);
    List<Finished> runs = new ArrayList<>();
    Instant begun = START;
    for (int i = 0; i < 2_400; i++) {
      begun = begun.plus(ofDays(-Math.log(1 - chance.nextDouble())));
      runs.add(new Finished(begun, begun.plus(ofDays(shape.days(chance)))));
    }
    return runs;
  }

  private static Duration ofDays(double days) {
    return Duration.ofSeconds((long) (days * Duration.ofDays(1).toSeconds()));
  }

  private static Yardstick of(int... days) {
    return Yardstick.of(
        IntStream.of(days)
            .mapToObj(day -> new Finished(START, START.plus(Duration.ofDays(day))))
            .toList());
  }
}
