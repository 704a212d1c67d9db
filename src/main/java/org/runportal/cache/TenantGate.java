package org.runportal.cache;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.runportal.cache.TenantCondition.Way;
import org.runportal.run.Failure;
import org.runportal.run.Gate;
import org.runportal.tenant.Tenant;

/** The gate of one tenant: the pause the vendor asked for, the breaker, the budget. */
final class TenantGate {
  private static final Logger LOGGER = System.getLogger(TenantGate.class.getName());

  private final Tenant tenant;
  private final Clock clock;
  private final BackOff backOff;
  private final Budget budget;
  private final Breaker breaker;
  private final Tally tally = new Tally();

  /** What happened last; told while the gate is closed for it. */
  private Failure trouble = Failure.UNREACHABLE;

  private Pause askedFor = Pause.NONE;

  TenantGate(Tenant tenant, Clock clock, RandomGenerator random) {
    Tenant.Limits limits = tenant.limits();
    this.tenant = tenant;
    this.clock = clock;
    this.backOff = new BackOff(random);
    this.budget = new Budget(limits.callsPerMinute());
    this.breaker = new Breaker(backOff, limits.freshFor(), limits.total());
  }

  synchronized Gate.Entry enter() {
    Instant now = clock.instant();
    Optional<Gate.Closed> closed = closed(now);
    if (closed.isPresent()) {
      return closed.get();
    }
    budget.take(now);
    return new Call(breaker.pass(now), now);
  }

  /** Why no call may be made now, or nothing. Changes nothing. */
  synchronized Optional<Gate.Closed> closed() {
    return closed(clock.instant());
  }

  /** Whether the last call brought an answer. */
  synchronized boolean isCalm() {
    return breaker.failures() == 0;
  }

  /** How long to leave a run alone that failed so often in a row. */
  Duration pause(int failures) {
    return backOff.pause(failures, tenant.limits().freshFor());
  }

  synchronized Way way() {
    Instant now = clock.instant();
    Optional<Gate.Closed> closed = closed(now);
    return new Way(
        tenant.limits().callsPerMinute(),
        budget.used(now),
        !breaker.isOpen()
            ? Way.Breaker.CLOSED
            : breaker.untilFree(now).isZero() ? Way.Breaker.HALF_OPEN : Way.Breaker.OPEN,
        breaker.failures(),
        closed.map(Gate.Closed::failure),
        closed.map(Gate.Closed::retryAfter).orElse(Duration.ZERO));
  }

  TenantCondition.Calls calls() {
    return tally.told();
  }

  /** The reason that lasts longest. */
  private Optional<Gate.Closed> closed(Instant now) {
    return Stream.of(
            new Gate.Closed(trouble, askedFor.left(now)),
            new Gate.Closed(trouble, breaker.untilFree(now)),
            new Gate.Closed(Failure.BUSY, budget.untilFree(now)))
        .filter(reason -> !reason.retryAfter().isZero())
        .max(Comparator.comparing(Gate.Closed::retryAfter));
  }

  private synchronized void answered() {
    if (breaker.answered()) {
      LOGGER.log(Level.WARNING, "tenant {0}: the vendor answers again", tenant.id());
    }
  }

  private synchronized void failed(Failure failure, Optional<Duration> retryAfter, boolean probe) {
    Instant now = clock.instant();
    trouble = failure;
    if (breaker.failed(probe, now)) {
      LOGGER.log(
          Level.WARNING,
          "tenant {0}: {1} failures in a row, the last {2}; from now on single calls test whether"
              + " the vendor is back",
          tenant.id(),
          Breaker.FAILURES,
          failure);
    }
    Optional<Duration> wanted =
        retryAfter.isEmpty() && failure == Failure.BUSY
            ? Optional.of(pause(breaker.failures()))
            : retryAfter;
    wanted.ifPresent(pause -> askedFor = later(askedFor, Pause.of(pause, now), now));
  }

  private static Pause later(Pause one, Pause other, Instant now) {
    return one.left(now).compareTo(other.left(now)) > 0 ? one : other;
  }

  /** A call under way. */
  private final class Call implements Gate.Open {
    private final boolean probe;
    private final Instant begun;

    Call(boolean probe, Instant begun) {
      this.probe = probe;
      this.begun = begun;
    }

    @Override
    public void answered() {
      tally.answered(took());
      TenantGate.this.answered();
    }

    @Override
    public void failed(Failure failure, Optional<Duration> retryAfter) {
      tally.failed(failure, took(), clock.instant());
      switch (failure) {
        // it answers: what it says of one run or of our token is no sign that it is in trouble
        case NOT_FOUND, REFUSED, UNREADABLE -> TenantGate.this.answered();
        case BUSY, UNREACHABLE, TIMED_OUT -> TenantGate.this.failed(failure, retryAfter, probe);
      }
    }

    private Duration took() {
      Duration took = Duration.between(begun, clock.instant());
      return took.isNegative() ? Duration.ZERO : took;
    }
  }
}
