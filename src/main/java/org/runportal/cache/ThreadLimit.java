package org.runportal.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.runportal.run.Failure;

/**
 * Limits the threads of the server that wait for vendors, over all tenants, so that some are left
 * for everything else. One thread waits for a page; whoever else wants that page waits without one
 * and needs no place here.
 *
 * <p>A page that waits for several answers at once, such as somebody's tasks and their list, takes
 * a place for each, although one thread waits: which answers a page joins is not known here. Too
 * many are counted, never too few, and only while nothing of them is cached.
 *
 * <p>A tenant may use at most as many of the common places as are left free, so the first one whose
 * vendor hangs gets half; some places are reserved for tenants that have few. A request without a
 * place is answered at once.
 */
final class ThreadLimit {
  /** Common places: the server has 200 threads. */
  static final int COMMON_PLACES = 128;

  /** Reserved places for tenants that have fewer than {@link #FEW}. */
  static final int KEPT_PLACES = 24;

  /** The most reserved places per tenant. */
  static final int FEW = 4;

  private final AtomicInteger waiters = new AtomicInteger();

  /** The places of one tenant. */
  OfTenant ofTenant() {
    return new OfTenant();
  }

  /** The waiting threads of one tenant. */
  final class OfTenant {
    private final AtomicInteger mine = new AtomicInteger();

    private OfTenant() {}

    /**
     * Waits for a fetch.
     *
     * @param patience how long to wait
     * @param leaving the result without the fetch: for {@link Failure#TIMED_OUT} after the wait,
     *     for {@link Failure#LIMITED} without a place
     */
    <V> CompletableFuture<Lookup<V>> join(
        InFlightFetch<V> fetch, Duration patience, Function<Failure, Lookup<V>> leaving) {
      if (fetch.answer().isDone()) {
        return fetch.answer();
      }
      if (!takePlace()) {
        return CompletableFuture.completedFuture(leaving.apply(Failure.LIMITED));
      }
      return fetch
          .answer()
          .copy()
          .completeOnTimeout(null, Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS)
          .thenApply(answer -> answer == null ? leaving.apply(Failure.TIMED_OUT) : answer)
          .whenComplete((answer, mistake) -> freePlace());
    }

    private boolean takePlace() {
      synchronized (ThreadLimit.this) {
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
      synchronized (ThreadLimit.this) {
        mine.decrementAndGet();
        waiters.decrementAndGet();
      }
    }

    /** The number of the tenant's threads that wait. */
    int waiting() {
      return mine.get();
    }
  }
}
