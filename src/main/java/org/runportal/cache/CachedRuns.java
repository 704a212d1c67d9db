package org.runportal.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.runportal.run.Asked;
import org.runportal.run.Fetched;
import org.runportal.run.Question;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.RunSource;
import org.runportal.run.Runs;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Visitors;

/**
 * The cache of runs. A copy younger than the tenant's {@code fresh-for} needs no call. For one more
 * such period it is shown at once and refreshed in the background. Concurrent requests for a run
 * share one call. After a temporary failure the last good copy is shown up to the age of {@code
 * copy-max-age}; while our token is rejected, for the time of {@code copies-after-refusal}.
 */
@ApplicationScoped
public class CachedRuns implements Runs {
  /** The longest pause of a run after the token was rejected, so that a new token is tried soon. */
  private static final Duration MAX_PAUSE_AFTER_REFUSAL = Duration.ofMinutes(1);

  private final CopyMemory memory;
  private final Visitors visitors;
  private final RunSource source;
  private final CallLimits limits;
  private final Clock clock;

  /** Each tenant has its own cache object, so nothing can be found without a tenant. */
  private final Map<TenantId, TenantRuns> tenants = new ConcurrentHashMap<>();

  private record TenantRuns(TenantAnswers<RunId, Run> answers, TenantCallLimits limits) {}

  /**
   * @param memory shared by all tenants
   * @param visitors the client of a request
   * @param source called when no copy is fresh
   * @param limits the tenants' call limits
   * @param clock for the age of copies
   */
  @Inject
  public CachedRuns(
      CopyMemory memory, Visitors visitors, RunSource source, CallLimits limits, Clock clock) {
    this.memory = memory;
    this.visitors = visitors;
    this.source = source;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Asked<RunLookup> find(Tenant tenant, RunId id) {
    TenantRuns runs = of(tenant);
    return runs.answers().find(id, runs.limits().waiting(), visitors).map(CachedRuns::lookup);
  }

  @Override
  public Optional<RunId> numbered(Tenant tenant, String number) {
    return of(tenant).answers().withAlias(number);
  }

  /** How a tenant fares. Asks nobody. */
  public TenantStatus status(Tenant tenant) {
    TenantRuns runs = of(tenant);
    return new TenantStatus(
        tenant.id(),
        runs.limits().token().now(),
        runs.limits().calls(),
        runs.limits().status(),
        runs.answers().stats(),
        runs.answers().coalesced(),
        runs.limits().waiting().waiting(),
        runs.limits().refusals().snapshot());
  }

  private TenantRuns of(Tenant tenant) {
    return tenants.computeIfAbsent(
        tenant.id(),
        id -> {
          TenantCallLimits calls = limits.of(tenant);
          return new TenantRuns(
              new TenantAnswers<>(tenant, kind(tenant, calls), calls, memory, clock), calls);
        });
  }

  private QuestionKind<RunId, Run> kind(Tenant tenant, TenantCallLimits calls) {
    Tenant.Limits times = tenant.limits();
    return new QuestionKind<>(
        Question.OfRun::new,
        id -> source.fetch(tenant, id).thenApply(CachedRuns::outcome),
        run -> run.about().number(),
        times.freshFor(),
        times.freshFor().multipliedBy(2),
        times.copyMaxAge(),
        (failed, failures) ->
            switch (failed.failure()) {
              case NOT_FOUND -> times.freshFor();
              case REFUSED -> shorter(times.freshFor(), MAX_PAUSE_AFTER_REFUSAL);
              case BUSY, LIMITED, VISITOR_LIMITED, UNREACHABLE, TIMED_OUT, UNREADABLE ->
                  failed.retryAfter().orElseGet(() -> calls.pause(failures));
            });
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Fetched<Run> outcome(RunLookup fetched) {
    if (fetched instanceof RunLookup.Answered answered) {
      return new Fetched.Read<>(answered.run(), answered.asOf());
    }
    RunLookup.Failed failed = (RunLookup.Failed) fetched;
    return new Fetched.Failed<>(failed.failure(), failed.retryAfter());
  }

  private static RunLookup lookup(Lookup<Run> lookup) {
    if (lookup instanceof Lookup.Found<Run> found) {
      return new RunLookup.Found(found.answer().value(), found.answer().asOf());
    }
    if (lookup instanceof Lookup.Refreshing<Run> held) {
      return new RunLookup.Refreshing(held.answer().value(), held.answer().asOf());
    }
    if (lookup instanceof Lookup.Old<Run> old) {
      return new RunLookup.Old(
          old.answer().value(), old.answer().asOf(), old.failure(), old.retryAfter());
    }
    Lookup.Failed<Run> failed = (Lookup.Failed<Run>) lookup;
    return new RunLookup.Failed(failed.failure(), failed.retryAfter());
  }
}
