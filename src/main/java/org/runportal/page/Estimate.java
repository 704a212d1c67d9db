package org.runportal.page;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * When a run is likely to end: an interval that holds the end in {@value #IN_TEN} of 10 cases.
 *
 * <p>The basis is the run itself. Every open task is assumed to be as late, or as early, as the
 * finished tasks of the run were against their own deadlines; what is not done by now is done
 * later. The run ends with the last of them. With {@code n} finished tasks the lateness of a
 * further one follows Student's t with {@code n - 1} degrees of freedom around their mean
 * (prediction interval for a normal sample), so few or uneven tasks make a wide interval.
 */
final class Estimate {
  /** With fewer finished tasks there is no estimate. */
  static final int MIN_SAMPLES = 3;

  /** The number of cases out of ten in which the end is in the interval. */
  static final int IN_TEN = 8;

  private static final double LEFT_OUT = (1 - IN_TEN / 10.0) / 2;
  private static final double MIN_SPREAD = Duration.ofHours(1).toSeconds();
  private static final double FARTHEST = Duration.ofDays(730).toSeconds();
  private static final double A_MINUTE = 60;

  private Estimate() {}

  /** From when to when. */
  record Interval(Instant from, Instant to) {}

  /**
   * The interval.
   *
   * @param deadlines of the open tasks
   * @param delays how late each finished task was; negative for early
   * @return empty without open tasks, with too few finished ones, or if the end is more than two
   *     years away
   */
  static Optional<Interval> end(List<Instant> deadlines, List<Duration> delays, Instant now) {
    if (deadlines.isEmpty() || delays.size() < MIN_SAMPLES) {
      return Optional.empty();
    }
    Lateness lateness = Lateness.of(delays);
    List<Due> dues = dues(deadlines, lateness, now);
    double from = quantile(lateness, dues, LEFT_OUT);
    double to = quantile(lateness, dues, 1 - LEFT_OUT);
    return to >= FARTHEST
        ? Optional.empty()
        : Optional.of(new Interval(now.plusSeconds((long) from), now.plusSeconds((long) to)));
  }

  /**
   * Open tasks that share a deadline, to the hour: the result is shown in days.
   *
   * @param late how long ago the deadline was, in seconds; negative while it is to come
   * @param stillOpen the probability of being at least as late as they are now
   * @param tasks how many
   */
  private record Due(double late, double stillOpen, long tasks) {}

  private static List<Due> dues(List<Instant> deadlines, Lateness lateness, Instant now) {
    return deadlines.stream()
        .collect(groupingBy(deadline -> Duration.between(deadline, now).toHours(), counting()))
        .entrySet()
        .stream()
        .map(
            due -> {
              double late = Duration.ofHours(due.getKey()).toSeconds();
              return new Due(late, lateness.beyond(late), due.getValue());
            })
        .toList();
  }

  /** The time from now by which all tasks are done with a probability, found by bisection. */
  private static double quantile(Lateness lateness, List<Due> dues, double probability) {
    double low = 0;
    double high = FARTHEST;
    while (high - low > A_MINUTE) {
      double middle = (low + high) / 2;
      if (allDone(lateness, dues, middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double allDone(Lateness lateness, List<Due> dues, double ahead) {
    double probability = 1;
    for (Due due : dues) {
      // it is open now, so it is at least as late as it is
      double done =
          due.stillOpen() == 0 ? 0 : 1 - lateness.beyond(due.late() + ahead) / due.stillOpen();
      probability *= Math.pow(done, due.tasks());
    }
    return probability;
  }

  /** How late a task of this run is. */
  private record Lateness(TDistribution shape, double mean, double spread) {
    static Lateness of(List<Duration> delays) {
      int n = delays.size();
      double mean = delays.stream().mapToDouble(Duration::toSeconds).average().orElseThrow();
      double squares =
          delays.stream().mapToDouble(delay -> Math.pow(delay.toSeconds() - mean, 2)).sum();
      double deviation = Math.max(MIN_SPREAD, Math.sqrt(squares / (n - 1)));
      return new Lateness(TDistribution.of(n - 1), mean, deviation * Math.sqrt(1 + 1.0 / n));
    }

    /** The probability of being later than that, in seconds. */
    double beyond(double late) {
      return shape.survivalProbability((late - mean) / spread);
    }
  }
}
