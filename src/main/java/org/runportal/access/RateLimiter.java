package org.runportal.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import org.runportal.web.SlidingMinute;

/** Limits the requests of each caller: never more than allowed in any sixty seconds. */
final class RateLimiter {
  /** About 40 MB. Beyond it Caffeine evicts callers; an evicted caller starts from zero. */
  private static final int MAX_CALLERS = 100_000;

  private static final Duration MEMORY = Duration.ofMinutes(2);

  private final int perMinute;
  private final Ticker ticker;
  private final Cache<String, SlidingMinute> callers;

  /**
   * @param perMinute above zero
   * @param ticker nanoseconds from any origin
   */
  RateLimiter(int perMinute, Ticker ticker) {
    this.perMinute = perMinute;
    this.ticker = ticker;
    this.callers =
        Caffeine.newBuilder()
            .maximumSize(MAX_CALLERS)
            .expireAfterAccess(MEMORY)
            .ticker(ticker)
            .build();
  }

  /** Counts a request. Returns zero if it may pass, otherwise how long until the next one may. */
  Duration take(String caller) {
    return callers.get(caller, name -> new SlidingMinute(perMinute, ticker)).take();
  }
}
