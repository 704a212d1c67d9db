package org.runportal.web;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A limit of a number in any sixty seconds. The window slides, so there is no full minute in which
 * a new one begins and twice as many could pass.
 *
 * <p>It counts per second, so its memory does not depend on the limit, and whoever is rejected
 * waits for whole seconds, as {@code Retry-After} needs.
 */
public final class SlidingMinute {
  private static final int WINDOW_SECONDS = 60;

  private final int limit;
  private final Ticker ticker;
  private final long start;

  /**
   * What passed, per second. One second more than the window: one early and one late in the same
   * second leave it together, when the later one has been in it for sixty seconds.
   */
  private final int[] counts = new int[WINDOW_SECONDS + 1];

  private int total;
  private long newest;

  /**
   * @param limit above zero
   * @param ticker nanoseconds from any origin
   */
  public SlidingMinute(int limit, Ticker ticker) {
    this.limit = limit;
    this.ticker = ticker;
    this.start = ticker.read();
  }

  /**
   * Counts one that passes.
   *
   * @return zero if it passes, otherwise how long until the next one may; what is rejected is not
   *     counted
   */
  public synchronized Duration take() {
    long now = ticker.read() - start;
    slideTo(TimeUnit.NANOSECONDS.toSeconds(now));
    if (total < limit) {
      counts[slot(newest)]++;
      total++;
      return Duration.ZERO;
    }
    long oldest = newest - WINDOW_SECONDS;
    while (counts[slot(oldest)] == 0) {
      oldest++;
    }
    return Duration.ofSeconds(oldest + counts.length).minusNanos(now);
  }

  private void slideTo(long second) {
    long slides = Math.min(second - newest, counts.length);
    for (long i = 1; i <= slides; i++) {
      int slot = slot(newest + i);
      total -= counts[slot];
      counts[slot] = 0;
    }
    newest = Math.max(newest, second);
  }

  private int slot(long second) {
    return Math.floorMod(second, counts.length);
  }
}
