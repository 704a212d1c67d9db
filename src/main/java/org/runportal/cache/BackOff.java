package org.runportal.cache;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to leave the vendor alone after failures in a row: twice as long each time, up to one
 * {@code fresh-for} (a minute at most), so that a vendor that is back is seen one refresh later.
 * Half of each pause is left to chance, so that those who failed together do not come back
 * together.
 */
final class BackOff {
  /** The pause after a first failure. */
  static final Duration FIRST = Duration.ofSeconds(2);

  private static final Duration MAX_PAUSE = Duration.ofMinutes(1);
  private static final int MAX_DOUBLINGS = 10;

  private final RandomGenerator random;

  /**
   * @param random asked once for each pause
   */
  BackOff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param failures in a row, this one included: 1 and more
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
