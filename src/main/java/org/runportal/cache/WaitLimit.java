package org.runportal.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.runportal.run.Failure;

/**
 * Limits the requests that wait for vendors, over all tenants. A tenant may use at most as many of
 * the common places as are left free, so the first one whose vendor hangs gets half; some places
 * are reserved for tenants that have few.
 *
 * <p>While its vendor is healthy, more requests may wait briefly, for example when a link was just
 * sent to a thousand people. A request without a place is answered at once.
 */
final class WaitLimit {
  /** Common places. */
  static final int COMMON_PLACES = 128;

  /** Reserved places for tenants that have fewer than {@link #FEW}. */
  static final int KEPT_PLACES = 24;

  /** The most reserved places per tenant. */
  static final int FEW = 4;

  /** The most requests that wait briefly without a place, over all tenants. */
  static final int MAX_BRIEF_WAITERS = 32;

  /** The age of a call up to which requests may wait for it without a place. */
  static final Duration GRACE = Duration.ofSeconds(1);

  private final AtomicInteger waiters = new AtomicInteger();
  private final AtomicInteger briefWaiters = new AtomicInteger();

  /** The places of one tenant. */
  OfTenant ofTenant() {
    return new OfTenant();
  }

  /** The waiting requests of one tenant. */
  final class OfTenant {
    private final AtomicInteger mine = new AtomicInteger();

    private OfTenant() {}

    /**
     * Waits for a fetch.
     *
     * @param patience how long to wait with a place
     * @param healthy whether the vendor is healthy
     * @param leaving the result without the fetch: for {@link Failure#TIMED_OUT} after the wait,
     *     for {@link Failure#LIMITED} without a place
     */
    <V> CompletableFuture<Lookup<V>> join(
        InFlightFetch<V> fetch,
        Duration patience,
        boolean healthy,
        Function<Failure, Lookup<V>> leaving) {
      if (fetch.answer().isDone()) {
        return fetch.answer();
      }
      if (takePlace()) {
        return wait(fetch, patience, leaving, Failure.TIMED_OUT, this::freePlace);
      }
      if (healthy && takeBriefPlace()) {
        Duration left = GRACE.minus(fetch.age());
        return wait(fetch, left, leaving, Failure.LIMITED, briefWaiters::decrementAndGet);
      }
      return CompletableFuture.completedFuture(leaving.apply(Failure.LIMITED));
    }

    private <V> CompletableFuture<Lookup<V>> wait(
        InFlightFetch<V> fetch,
        Duration patience,
        Function<Failure, Lookup<V>> leaving,
        Failure failure,
        Runnable after) {
      CompletableFuture<Lookup<V>> end = fetch.answer().copy();
      return end.completeOnTimeout(null, Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS)
          .thenApply(answer -> answer == null ? leaving.apply(failure) : answer)
          .whenComplete((answer, mistake) -> after.run());
    }

    private boolean takePlace() {
      synchronized (WaitLimit.this) {
        int free = COMMON_PLACES - waiters.get();
        if (mine.get() >= free && (mine.get() >= FEW || free <= -KEPT_PLACES)) {
          return false;
        }
        mine.incrementAndGet();
        waiters.incrementAndGet();
        return true;
      }
    }

    private void freePlace() {
      synchronized (WaitLimit.this) {
        mine.decrementAndGet();
        waiters.decrementAndGet();
      }
    }

    private boolean takeBriefPlace() {
      if (briefWaiters.incrementAndGet() <= MAX_BRIEF_WAITERS) {
        return true;
      }
      briefWaiters.decrementAndGet();
      return false;
    }

    /** The number of the tenant's requests that wait with a place. */
    int waiting() {
      return mine.get();
    }
  }
}
