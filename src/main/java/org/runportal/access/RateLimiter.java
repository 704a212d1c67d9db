package org.runportal.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Limits the requests of each caller: never more than allowed in any sixty seconds. The window
 * slides, so there is no full minute in which a new one begins and twice as many could pass.
 *
 * <p>Requests are counted per second, so the memory per caller does not depend on the limit, and a
 * rejected caller waits for whole seconds, as {@code Retry-After} needs.
 */
final class RateLimiter {
  private static final int WINDOW_SECONDS = 60;

  /** About 40 MB. Beyond it Caffeine evicts callers; an evicted caller starts from zero. */
  private static final int MAX_CALLERS = 100_000;

  private final int perMinute;
  private final Ticker ticker;
  private final long start;
  private final Cache<String, Window> callers;

  /**
   * @param perMinute above zero
   * @param ticker nanoseconds from any origin
   */
  RateLimiter(int perMinute, Ticker ticker) {
    this.perMinute = perMinute;
    this.ticker = ticker;
    this.start = ticker.read();
    this.callers =
        Caffeine.newBuilder()
            .maximumSize(MAX_CALLERS)
            .expireAfterAccess(Duration.ofSeconds(2 * WINDOW_SECONDS))
            .ticker(ticker)
            .build();
  }

  /** Counts a request. Returns zero if it may pass, otherwise how long until the next one may. */
  Duration take(String caller) {
    return callers.get(caller, name -> new Window()).take();
  }

  /** The requests of one caller that passed, per second. Refused requests are not counted. */
  private final class Window {
    /**
     * One second more than the window: a request early and a request late in the same second leave
     * the window together, when the later one has been in it for sixty seconds.
     */
    private final int[] counts = new int[WINDOW_SECONDS + 1];

    private int total;
    private long newest;

    synchronized Duration take() {
      long now = ticker.read() - start;
      slideTo(TimeUnit.NANOSECONDS.toSeconds(now));
      if (total < perMinute) {
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
}
