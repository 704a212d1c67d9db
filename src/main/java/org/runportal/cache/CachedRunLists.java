package org.runportal.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.runportal.run.Failure;
import org.runportal.run.Question;
import org.runportal.run.RunList;
import org.runportal.run.RunListLookup;
import org.runportal.run.RunListQuery;
import org.runportal.run.RunListSource;
import org.runportal.run.RunLists;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Visitors;

/**
 * The cache of lists of runs. A list is fresh four times as long as a run ({@code fresh-for}); up
 * to twenty times as long it is shown at once, with its age, while a newer one is fetched in the
 * background. After a temporary failure the last good list is shown up to the age of {@code
 * copy-max-age}.
 */
@ApplicationScoped
public class CachedRunLists implements RunLists {
  /** A list is fresh so many times as long as a run: a minute, by default. */
  private static final int FRESH = 4;

  /** For so many times as long as a run it is shown at once, by default five minutes. */
  private static final int PASSABLE = 20;

  private final CopyMemory memory;
  private final Visitors visitors;
  private final RunListSource source;
  private final CallLimits limits;
  private final Clock clock;

  /** All there is of a tenant hangs on its own object: nothing can be found without a tenant. */
  private final Map<TenantId, TenantLists> tenants = new ConcurrentHashMap<>();

  private record TenantLists(
      TenantAnswers<RunListQuery, RunList> answers, TenantCallLimits limits) {}

  /**
   * @param memory shared by all tenants
   * @param visitors the client of a request
   * @param source asked when no list is fresh
   * @param limits say when that may be
   * @param clock gives the time their age is measured at
   */
  @Inject
  public CachedRunLists(
      CopyMemory memory, Visitors visitors, RunListSource source, CallLimits limits, Clock clock) {
    this.memory = memory;
    this.visitors = visitors;
    this.source = source;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public CompletionStage<RunListLookup> find(Tenant tenant, RunListQuery query) {
    TenantLists lists = of(tenant);
    return lists
        .answers()
        .find(query, lists.limits().waiting(), visitors.current())
        .thenApply(CachedRunLists::lookup);
  }

  @Override
  public Optional<RunList> atHand(Tenant tenant, RunListQuery query) {
    return of(tenant).answers().held(query);
  }

  private TenantLists of(Tenant tenant) {
    return tenants.computeIfAbsent(
        tenant.id(),
        id -> {
          TenantCallLimits calls = limits.of(tenant);
          return new TenantLists(
              new TenantAnswers<>(tenant, kind(tenant, calls), calls, memory, clock), calls);
        });
  }

  private QuestionKind<RunListQuery, RunList> kind(Tenant tenant, TenantCallLimits calls) {
    Tenant.Limits times = tenant.limits();
    Duration fresh = times.freshFor().multipliedBy(FRESH);
    return new QuestionKind<>(
        Question.OfRunList::new,
        query -> source.fetch(tenant, query).thenApply(CachedRunLists::outcome),
        fresh,
        times.freshFor().multipliedBy(PASSABLE),
        times.copyMaxAge(),
        (failed, failures) ->
            failed.failure().keepsCopy()
                ? failed.retryAfter().orElseGet(() -> calls.pause(failures))
                : fresh);
  }

  private static Outcome<RunList> outcome(RunListSource.Answer answer) {
    if (answer instanceof RunListSource.Read read) {
      return new Outcome.Answered<>(read.list(), read.asOf());
    }
    RunListSource.Failed failed = (RunListSource.Failed) answer;
    return new Outcome.Failed<>(failed.failure(), failed.retryAfter());
  }

  private static RunListLookup lookup(Lookup<RunList> lookup) {
    if (lookup instanceof Lookup.Found<RunList> found) {
      return found(found.answer(), Optional.empty());
    }
    if (lookup instanceof Lookup.Refreshing<RunList> held) {
      return found(
          held.answer(),
          Optional.of(new RunListLookup.Trouble(Optional.empty(), Optional.empty())));
    }
    if (lookup instanceof Lookup.Old<RunList> old) {
      Optional<Failure> why = Optional.of(old.failure());
      return found(old.answer(), Optional.of(new RunListLookup.Trouble(why, old.retryAfter())));
    }
    Lookup.Failed<RunList> failed = (Lookup.Failed<RunList>) lookup;
    return new RunListLookup.Failed(failed.failure(), failed.retryAfter());
  }

  private static RunListLookup found(
      CachedAnswer<RunList> answer, Optional<RunListLookup.Trouble> trouble) {
    return new RunListLookup.Found(answer.value(), answer.asOf(), trouble);
  }
}
