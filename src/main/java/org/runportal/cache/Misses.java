package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The runs that visitors asked for in the last minute and that do not exist. Each cost a call, so
 * there are no more of them than the budget has calls. Not safe for threads by itself.
 */
final class Misses {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private record Miss(String visitor, Instant at) {}

  private final int maxOfOne;
  private final Deque<Miss> misses = new ArrayDeque<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /**
   * @param maxOfOne how many one visitor may have in a minute
   */
  Misses(int maxOfOne) {
    this.maxOfOne = maxOfOne;
  }

  void add(String visitor, Instant now) {
    misses.addLast(new Miss(visitor, now));
    counts.merge(visitor, 1, Integer::sum);
  }

  /** How long until a visitor may try another unknown id; zero when they may. */
  Duration untilFree(String visitor, Instant now) {
    while (!misses.isEmpty() && !misses.getFirst().at().plus(MINUTE).isAfter(now)) {
      counts.computeIfPresent(
          misses.removeFirst().visitor(), (name, count) -> count == 1 ? null : count - 1);
    }
    if (counts.getOrDefault(visitor, 0) < maxOfOne) {
      return Duration.ZERO;
    }
    return misses.stream()
        .filter(miss -> miss.visitor().equals(visitor))
        .findFirst()
        .map(oldest -> Duration.between(now, oldest.at().plus(MINUTE)))
        .orElse(Duration.ZERO);
  }
}
