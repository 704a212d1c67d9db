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

  /** The time until another one may be read; zero if it may be read now. */
  Duration untilFree(Instant now) {
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
    return read.size() < MAX_PER_MINUTE
        ? Duration.ZERO
        : Duration.between(now, read.getFirst().plus(MINUTE));
  }

  /** Counts one; call it only if there is room. */
  void add(Instant now) {
    read.addLast(now);
  }
}
