package org.runportal.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often each caller may ask: a minute's requests at once, and one more for each that time has
 * given back. There is no full minute in which a new one begins and twice as many could be asked.
 *
 * <p>A caller is one number, the moment at which all is given back; whoever rested that long is as
 * good as new and forgotten. A library for it weighs 420 KB; what is needed of it stands in {@link
 * #take}.
 */
final class RateLimiter {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  /** Some 10 MB; beyond it those that asked longest ago are as good as new. */
  private static final int MOST_CALLERS = 100_000;

  private final long each;
  private final Ticker ticker;
  private final Cache<String, AtomicLong> callers;

  /**
   * @param perMinute above zero
   * @param ticker nanoseconds since whenever
   */
  RateLimiter(int perMinute, Ticker ticker) {
    this.each = MINUTE / perMinute;
    this.ticker = ticker;
    this.callers =
        Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfterAccess(Duration.ofMinutes(2))
            .ticker(ticker)
            .build();
  }

  /** Takes one; says how long to wait when there is none, else zero. */
  Duration take(String caller) {
    long now = ticker.read();
    AtomicLong whole = callers.get(caller, name -> new AtomicLong(now));
    while (true) {
      long before = whole.get();
      long after = Math.max(before - now, 0) + each;
      if (after > MINUTE) {
        return Duration.ofNanos(after - MINUTE);
      }
      if (whole.compareAndSet(before, now + after)) {
        return Duration.ZERO;
      }
    }
  }
}
