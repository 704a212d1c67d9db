package org.runportal.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.runportal.run.Failure;

/**
 * How many visitors may wait for vendors. Each holds a thread of the server that others need, so
 * there is a limit for all tenants together. A tenant never has more of the common places than are
 * left free, so the first one whose vendor hangs gets half; and some places are kept for tenants
 * that have next to none.
 *
 * <p>While its vendor is healthy a crowd may wait beyond that for a moment, as when a link has just
 * been sent to a thousand people; whoever finds no place is answered at once.
 */
final class WaitLimit {
  /** Common places to wait as long as it takes. */
  static final int COMMON_PLACES = 128;

  /** Places beyond these for tenants that have fewer than {@link #FEW}. */
  static final int KEPT_PLACES = 24;

  /** As many a tenant may have of the kept places. */
  static final int FEW = 4;

  /** Visitors who wait for a moment though there was no place, of all tenants. */
  static final int MAX_BRIEF_WAITERS = 32;

  /** A call may be this old before nobody waits for it without a place. */
  static final Duration GRACE = Duration.ofSeconds(1);

  private final AtomicInteger waiters = new AtomicInteger();
  private final AtomicInteger briefWaiters = new AtomicInteger();

  /** The places of one tenant. */
  OfTenant ofTenant() {
    return new OfTenant();
  }

  /** The visitors of one tenant who wait. */
  final class OfTenant {
    private final AtomicInteger mine = new AtomicInteger();

    private OfTenant() {}

    /**
     * Waits for the end of a fetch.
     *
     * @param patience how long, from a place
     * @param healthy whether the vendor answers as a rule
     * @param leaving what to say instead: told {@link Failure#TIMED_OUT} when patience ran out,
     *     {@link Failure#LIMITED} when there was no place
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

    /** How many of the tenant wait from a place. */
    int waiting() {
      return mine.get();
    }
  }
}
