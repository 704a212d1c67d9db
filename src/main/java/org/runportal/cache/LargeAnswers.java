package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A rate limit for large responses of one tenant, in a sliding window of one minute. Reading one
 * takes as much processor time as hundreds of usual ones, whether there is a run in it or not, so
 * their number is what bounds a tenant's share of the processor. Not thread-safe.
 */
final class LargeAnswers {
  /**
   * Enough for five very large runs that are watched all the time with the default {@code
   * fresh-for}.
   */
  static final int MAX_PER_MINUTE = 20;

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Deque<Instant> read = new ArrayDeque<>();

  /**
   * The time until another one may be read; zero if it may be read now.
   *
   * @param max how many may have been read within the minute, at most {@link #MAX_PER_MINUTE}
   */
  Duration untilFree(Instant now, int max) {
    if (!read.isEmpty() && read.getLast().isAfter(now)) {
      // the clock was set back: the real times are lost, so they count as read now
      int count = read.size();
      read.clear();
      for (int i = 0; i < count; i++) {
        read.addLast(now);
      }
    }
    while (!read.isEmpty() && !read.getFirst().plus(MINUTE).isAfter(now)) {
      read.removeFirst();
    }
    return read.stream()
        .skip(Math.max(0, read.size() - max))
        .findFirst()
        .filter(oldest -> read.size() >= max)
        .map(oldest -> Duration.between(now, oldest.plus(MINUTE)))
        .orElse(Duration.ZERO);
  }

  /** Counts one; call it only if there is room. */
  void add(Instant now) {
    read.addLast(now);
  }
}
