package org.runportal.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.runportal.run.CallPermits;
import org.runportal.run.Failure;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.RunSource;
import org.runportal.tenant.Tenant;

/** The runs of one tenant: decides whether a copy answers, or the vendor is asked. */
final class TenantRuns {
  /** Questions under way at once; a further one is refused, not queued. */
  static final int FLIGHTS = 32;

  /** How long a visitor who could have a copy waits for a vendor that failed last time. */
  static final Duration GLANCE = Duration.ofSeconds(1);

  /** When to come back for want of anything better to say. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Tenant tenant;
  private final RunSource source;
  private final TenantCallLimits gate;
  private final Clock clock;
  private final Executor threads;
  private final RunCache shelf;
  private final WaitLimit room = new WaitLimit();
  private final Semaphore places = new Semaphore(FLIGHTS);
  private final Map<RunId, InFlightFetch> flights = new ConcurrentHashMap<>();
  private final LongAdder coalesced = new LongAdder();

  TenantRuns(
      Tenant tenant, RunSource source, TenantCallLimits gate, Clock clock, Executor threads) {
    this.tenant = tenant;
    this.source = source;
    this.gate = gate;
    this.clock = clock;
    this.threads = threads;
    this.shelf = new RunCache(tenant.limits().copyMaxAge());
  }

  RunLookup find(RunId id) {
    Optional<RunLookup> remembered = remembered(id);
    if (remembered.isPresent()) {
      return remembered.get();
    }
    Optional<LastFailure> trouble = shelf.trouble(id);
    Optional<CachedRun> copy = shelf.copy(id, clock.instant());
    Optional<CallPermits.Denied> closed = gate.closed();
    if (trouble.isEmpty() && copy.filter(this::isPassable).isPresent()) {
      if (closed.isEmpty()) {
        flight(id);
      }
      return found(copy.get());
    }
    return closed
        .map(reason -> told(id, reason.failure(), reason.retryAfter()))
        .orElseGet(() -> awaited(id, copy.isPresent() ? trouble : Optional.empty()));
  }

  Optional<RunId> numbered(String number) {
    return shelf.numbered(number, clock.instant());
  }

  TenantStatus condition() {
    return new TenantStatus(
        tenant.id(),
        gate.calls(),
        gate.way(),
        shelf.held(clock.instant()),
        coalesced.sum(),
        room.waiting());
  }

  /** The answer that needs no call: a fresh copy, or a failure of a moment ago. */
  private Optional<RunLookup> remembered(RunId id) {
    Instant now = clock.instant();
    Optional<RunLookup> fresh =
        shelf
            .copy(id, now)
            .filter(copy -> copy.isYoungerThan(tenant.limits().freshFor(), now))
            .map(TenantRuns::found);
    return fresh.or(
        () ->
            shelf
                .trouble(id)
                .filter(trouble -> !trouble.pause().isOver(now))
                .map(trouble -> told(id, trouble.failure(), trouble.pause().left(now))));
  }

  /** Whether a copy that is not fresh needs no excuse while a newer one is fetched. */
  private boolean isPassable(CachedRun copy) {
    return copy.isYoungerThan(tenant.limits().freshFor().multipliedBy(2), clock.instant());
  }

  /**
   * @param excuse why the last try failed, where a copy can be shown instead
   */
  private RunLookup awaited(RunId id, Optional<LastFailure> excuse) {
    Optional<InFlightFetch> flight = flight(id);
    Duration longest = tenant.limits().total();
    return flight
        .flatMap(
            joined ->
                room.await(
                    joined,
                    excuse.isPresent() ? GLANCE.minus(joined.age()) : longest.plus(SOON),
                    gate.isCalm()))
        .orElseGet(() -> told(id, excuse.map(LastFailure::failure).orElse(Failure.BUSY), SOON));
  }

  /** The question under way for this run, else a new one; nothing when there are too many. */
  private Optional<InFlightFetch> flight(RunId id) {
    InFlightFetch mine = InFlightFetch.now();
    InFlightFetch other = flights.putIfAbsent(id, mine);
    if (other != null) {
      coalesced.increment();
      return Optional.of(other);
    }
    if (!places.tryAcquire()) {
      return refused(id, mine);
    }
    try {
      threads.execute(() -> fly(id, mine));
    } catch (RejectedExecutionException e) {
      places.release();
      return refused(id, mine);
    }
    return Optional.of(mine);
  }

  private Optional<InFlightFetch> refused(RunId id, InFlightFetch flight) {
    flights.remove(id, flight);
    // somebody may have joined already
    flight.answer().complete(told(id, Failure.BUSY, SOON));
    return Optional.empty();
  }

  private void fly(RunId id, InFlightFetch flight) {
    try {
      // an answer may have come in between the look at the copies and our turn
      RunLookup answer = remembered(id).orElseGet(() -> asked(id));
      landed(id, flight);
      flight.answer().complete(answer);
    } catch (RuntimeException | Error e) {
      landed(id, flight);
      flight.answer().completeExceptionally(e);
      throw e;
    }
  }

  /** Before anybody learns the answer: nobody may then join a flight that is over. */
  private void landed(RunId id, InFlightFetch flight) {
    if (flights.remove(id, flight)) {
      places.release();
    }
  }

  private RunLookup asked(RunId id) {
    RunLookup answer = source.fetch(tenant, id);
    if (answer instanceof RunLookup.Found found) {
      shelf.keep(id, new CachedRun(found.run(), found.asOf()));
    } else if (answer instanceof RunLookup.Failed failed) {
      Duration pause = pause(id, failed);
      shelf.keep(
          id,
          new LastFailure(failed.failure(), failuresOf(id) + 1, Pause.of(pause, clock.instant())));
      return told(id, failed.failure(), pause);
    }
    return answer;
  }

  private Duration pause(RunId id, RunLookup.Failed failed) {
    if (!failed.failure().keepsCopy()) {
      return tenant.limits().freshFor();
    }
    return failed.retryAfter().orElseGet(() -> gate.pause(failuresOf(id) + 1));
  }

  private int failuresOf(RunId id) {
    return shelf.trouble(id).map(LastFailure::failures).orElse(0);
  }

  private RunLookup told(RunId id, Failure failure, Duration wait) {
    Optional<Duration> retryAfter = failure.keepsCopy() ? Optional.of(wait) : Optional.empty();
    Optional<CachedRun> copy =
        failure.keepsCopy() ? shelf.copy(id, clock.instant()) : Optional.empty();
    return copy.<RunLookup>map(
            held -> new RunLookup.Old(held.run(), held.asOf(), failure, retryAfter))
        .orElseGet(() -> new RunLookup.Failed(failure, retryAfter));
  }

  private static RunLookup found(CachedRun copy) {
    return new RunLookup.Found(copy.run(), copy.asOf());
  }
}
