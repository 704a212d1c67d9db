package org.runportal.cache;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential back-off with jitter after consecutive failures: the pause doubles up to one {@code
 * fresh-for} (a minute at most), so that a recovered vendor is noticed one refresh later. Half of
 * each pause is random, so that calls that failed together are not retried together.
 */
final class BackOff {
  /** The pause after the first failure. */
  static final Duration FIRST = Duration.ofSeconds(2);

  private static final Duration MAX_PAUSE = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 10;

  private final RandomGenerator random;

  /**
   * @param random used once per pause
   */
  BackOff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param failures consecutive failures, including this one; at least 1
   * @param freshFor the tenant's refresh period
   */
  Duration pause(int failures, Duration freshFor) {
    Duration longest = shorter(freshFor, MAX_PAUSE);
    Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    long nanos = shorter(doubled, longest).toNanos();
    return Duration.ofNanos(nanos / 2 + (long) (random.nextDouble() * (nanos / 2)));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
