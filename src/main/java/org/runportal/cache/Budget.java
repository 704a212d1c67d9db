package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * Calls in the last minute, never more than allowed. The minute slides: there is no full minute in
 * which a new one begins and twice as many could be made. Not safe for threads by itself.
 */
final class Budget {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final int callsPerMinute;
  private final Deque<Instant> calls = new ArrayDeque<>();

  Budget(int callsPerMinute) {
    this.callsPerMinute = callsPerMinute;
  }

  /** How long until a call is left; zero when one is. */
  Duration untilFree(Instant now) {
    return used(now) < callsPerMinute
        ? Duration.ZERO
        : Duration.between(now, calls.getFirst().plus(MINUTE));
  }

  /** Uses one call up. */
  void take(Instant now) {
    used(now);
    calls.addLast(now);
  }

  /** The calls made in the last minute. */
  int used(Instant now) {
    if (!calls.isEmpty() && calls.getLast().isAfter(now)) {
      // the clock was set back: when they really were is lost, so they count as made just now
      int made = calls.size();
      calls.clear();
      calls.addAll(Collections.nCopies(made, now));
    }
    while (!calls.isEmpty() && !calls.getFirst().plus(MINUTE).isAfter(now)) {
      calls.removeFirst();
    }
    return calls.size();
  }
}
