package org.runportal.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.runportal.run.Asked;
import org.runportal.run.Failure;
import org.runportal.run.Fetched;
import org.runportal.run.Question;
import org.runportal.run.RunList;
import org.runportal.run.RunListLookup;
import org.runportal.run.RunListQuery;
import org.runportal.run.RunListSource;
import org.runportal.run.RunLists;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.Visitors;

/** The cache of lists of runs, each found by its question. */
@ApplicationScoped
public class CachedRunLists implements RunLists {
  private final CachedLists<RunListQuery, RunList> lists;

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
    this.lists =
        new CachedLists<>(
            memory,
            visitors,
            limits,
            clock,
            new CachedLists.Asking<>(Question.OfRunList::new, source::fetch));
  }

  @Override
  public Asked<RunListLookup> find(Tenant tenant, RunListQuery query) {
    return lists.find(tenant, query).map(CachedRunLists::lookup);
  }

  @Override
  public Optional<Fetched.Read<RunList>> atHand(Tenant tenant, RunListQuery query) {
    return lists.held(tenant, query);
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
      Fetched.Read<RunList> answer, Optional<RunListLookup.Trouble> trouble) {
    return new RunListLookup.Found(answer.value(), answer.asOf(), trouble);
  }
}
