package org.runportal.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long the last finished runs of a template took, as a measure for the others.
 *
 * <p>A further run is as likely to fall before, between or after those of the past: of {@code n}
 * durations, the {@code k}-th shortest is longer than the next one in {@code k} of {@code n + 1}
 * cases, whatever they are like. Ranges are read off at the places that leave out a tenth on either
 * side, so they hold 8 of 10 cases.
 *
 * @param durations of the last {@value #MAX} finished runs at most, the shortest first
 * @param since when the first of them was finished; empty without any
 */
public record Yardstick(List<Duration> durations, Optional<Instant> since) {
  /** The most runs that count. */
  public static final int MAX = 40;

  /** With fewer finished runs nothing is said. */
  public static final int MIN = 8;

  /** The number of cases out of ten that a range holds. */
  public static final int IN_TEN = 8;

  private static final double LEFT_OUT = (1 - IN_TEN / 10.0) / 2;

  /** The durations are copied. */
  public Yardstick {
    durations = List.copyOf(durations);
  }

  /**
   * A finished run.
   *
   * @param begun when it began
   * @param ended when it was completed
   */
  public record Finished(Instant begun, Instant ended) {}

  /**
   * A range of durations.
   *
   * @param from the shorter one
   * @param to the longer one
   * @param basis how many finished runs it was read off
   */
  public record Range(Duration from, Duration to, int basis) {}

  /**
   * The measure of finished runs.
   *
   * @param runs in any order; the last {@value #MAX} by their ends count, and those that end before
   *     they begin do not
   */
  public static Yardstick of(List<Finished> runs) {
    List<Finished> last =
        runs.stream()
            .filter(run -> !run.ended().isBefore(run.begun()))
            .sorted(Comparator.comparing(Finished::ended, Comparator.reverseOrder()))
            .limit(MAX)
            .toList();
    return new Yardstick(
        last.stream().map(run -> Duration.between(run.begun(), run.ended())).sorted().toList(),
        last.stream().map(Finished::ended).min(Comparator.naturalOrder()));
  }

  /** How long runs usually take; empty with fewer than {@value #MIN}. */
  public Optional<Range> usual() {
    return range(durations);
  }

  /**
   * How long a run usually takes that has not ended after some time: of those that took longer. Its
   * basis is how many took longer than the next whole day. Were it exact, it would fall by one at
   * the very moment another run had ended, and tell how long that one took.
   *
   * @param age the time since it began
   * @return the whole time, not what is left; empty when fewer than {@value #MIN} took longer
   */
  public Optional<Range> usualAfter(Duration age) {
    Duration unit = unit(age).getDuration();
    Duration whole = unit.multipliedBy(age.plus(unit).minusNanos(1).dividedBy(unit));
    int basis = (int) durations.stream().filter(duration -> isLonger(duration, whole)).count();
    return basis < MIN
        ? Optional.empty()
        : range(durations.stream().filter(duration -> isLonger(duration, age)).toList())
            .map(range -> new Range(range.from(), range.to(), basis));
  }

  private static boolean isLonger(Duration duration, Duration age) {
    return duration.compareTo(age) > 0;
  }

  /**
   * The largest unit of which a duration has two at least: days, hours or minutes. Durations of
   * other runs are told in it.
   */
  public static ChronoUnit unit(Duration duration) {
    return Stream.of(ChronoUnit.DAYS, ChronoUnit.HOURS)
        .filter(unit -> duration.compareTo(unit.getDuration().multipliedBy(2)) >= 0)
        .findFirst()
        .orElse(ChronoUnit.MINUTES);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static Optional<Range> range(List<Duration> sorted) {
    return sorted.size() < MIN
        ? Optional.empty()
        : Optional.of(new Range(at(LEFT_OUT, sorted), at(1 - LEFT_OUT, sorted), sorted.size()));
  }

  /** The duration that a further one does not exceed with a probability, between two of them. */
  private static Duration at(double probability, List<Duration> sorted) {
    double place = Math.max(1, Math.min(sorted.size(), probability * (sorted.size() + 1)));
    int below = (int) place;
    Duration lower = sorted.get(below - 1);
    Duration upper = sorted.get(Math.min(below, sorted.size() - 1));
    double seconds = (place - below) * upper.minus(lower).toSeconds();
    return lower.plusSeconds(Math.round(seconds));
  }
}
