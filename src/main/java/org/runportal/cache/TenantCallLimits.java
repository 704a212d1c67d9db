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
import org.runportal.cache.TenantStatus.CallStatus;
import org.runportal.run.CallPermits;
import org.runportal.run.Failure;
import org.runportal.tenant.Tenant;

/** The gate of one tenant: the pause the vendor asked for, the breaker, the budget. */
final class TenantCallLimits {
  private static final Logger LOGGER = System.getLogger(TenantCallLimits.class.getName());

  private final Tenant tenant;
  private final Clock clock;
  private final BackOff backOff;
  private final Budget budget;
  private final Breaker breaker;
  private final CallStats stats = new CallStats();

  /** What happened last; told while the gate is closed for it. */
  private Failure trouble = Failure.UNREACHABLE;

  private Pause askedFor = Pause.NONE;

  TenantCallLimits(Tenant tenant, Clock clock, RandomGenerator random) {
    Tenant.Limits limits = tenant.limits();
    this.tenant = tenant;
    this.clock = clock;
    this.backOff = new BackOff(random);
    this.budget = new Budget(limits.callsPerMinute());
    this.breaker = new Breaker(backOff, limits.freshFor(), limits.total());
  }

  synchronized CallPermits.Decision request() {
    Instant now = clock.instant();
    Optional<CallPermits.Denied> denied = denied(now);
    if (denied.isPresent()) {
      return denied.get();
    }
    budget.take(now);
    return new Call(breaker.pass(now), now);
  }

  /** Why no call may be made now, or nothing. Changes nothing. */
  synchronized Optional<CallPermits.Denied> denied() {
    return denied(clock.instant());
  }

  /** Whether the last call brought an answer. */
  synchronized boolean isHealthy() {
    return breaker.failures() == 0;
  }

  /** How long to leave a run alone that failed so often in a row. */
  Duration pause(int failures) {
    return backOff.pause(failures, tenant.limits().freshFor());
  }

  synchronized CallStatus status() {
    Instant now = clock.instant();
    Optional<CallPermits.Denied> denied = denied(now);
    return new CallStatus(
        tenant.limits().callsPerMinute(),
        budget.used(now),
        !breaker.isOpen()
            ? CallStatus.Breaker.CLOSED
            : breaker.untilFree(now).isZero()
                ? CallStatus.Breaker.HALF_OPEN
                : CallStatus.Breaker.OPEN,
        breaker.failures(),
        denied.map(CallPermits.Denied::failure),
        denied.map(CallPermits.Denied::retryAfter).orElse(Duration.ZERO));
  }

  TenantStatus.Calls calls() {
    return stats.snapshot();
  }

  /** The reason that lasts longest. */
  private Optional<CallPermits.Denied> denied(Instant now) {
    return Stream.of(
            new CallPermits.Denied(trouble, askedFor.left(now)),
            new CallPermits.Denied(trouble, breaker.untilFree(now)),
            new CallPermits.Denied(Failure.BUSY, budget.untilFree(now)))
        .filter(reason -> !reason.retryAfter().isZero())
        .max(Comparator.comparing(CallPermits.Denied::retryAfter));
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
  private final class Call implements CallPermits.Permit {
    private final boolean probe;
    private final Instant begun;

    Call(boolean probe, Instant begun) {
      this.probe = probe;
      this.begun = begun;
    }

    @Override
    public void answered() {
      stats.answered(took());
      TenantCallLimits.this.answered();
    }

    @Override
    public void failed(Failure failure, Optional<Duration> retryAfter) {
      stats.failed(failure, took(), clock.instant());
      switch (failure) {
        // it answers: what it says of one run or of our token is no sign that it is in trouble
        case NOT_FOUND, REFUSED, UNREADABLE -> TenantCallLimits.this.answered();
        case BUSY, UNREACHABLE, TIMED_OUT ->
            TenantCallLimits.this.failed(failure, retryAfter, probe);
      }
    }

    private Duration took() {
      Duration took = Duration.between(begun, clock.instant());
      return took.isNegative() ? Duration.ZERO : took;
    }
  }
}
