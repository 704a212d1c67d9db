package org.runportal.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.runportal.run.People;
import org.runportal.run.PeopleSource;
import org.runportal.run.PeopleSource.PeopleList;
import org.runportal.run.Question;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/**
 * The cached people directory. It is refreshed in the background and fresh for an hour. A list that
 * cannot be read is retried after five minutes or the vendor's {@code Retry-After}, a forbidden one
 * after an hour; until then its old names are kept, and other lists are not affected.
 */
@ApplicationScoped
public class CachedPeople implements People {
  private static final Duration FRESH_FOR = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private final CopyMemory memory;
  private final PeopleSource source;
  private final CallLimits limits;
  private final Clock clock;

  /** Each tenant has its own cache object, so nothing can be found without a tenant. */
  private final Map<TenantId, TenantAnswers<PeopleList, Map<String, String>>> tenants =
      new ConcurrentHashMap<>();

  /**
   * @param memory shared by all tenants
   * @param source called when names are due
   * @param limits the tenants' call limits
   * @param clock for the age of names
   */
  @Inject
  public CachedPeople(CopyMemory memory, PeopleSource source, CallLimits limits, Clock clock) {
    this.memory = memory;
    this.source = source;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Names of(Tenant tenant) {
    TenantAnswers<PeopleList, Map<String, String>> answers =
        tenants.computeIfAbsent(
            tenant.id(),
            id -> new TenantAnswers<>(tenant, kind(tenant), limits.of(tenant), memory, clock));
    return new Names(
        answers.atHand(PeopleList.MEMBERS).orElse(Map.of()),
        answers.atHand(PeopleList.GROUPS).orElse(Map.of()),
        answers.atHand(PeopleList.GUESTS).orElse(Map.of()));
  }

  private QuestionKind<PeopleList, Map<String, String>> kind(Tenant tenant) {
    return new QuestionKind<>(
        Question.OfPeople::new,
        list -> source.fetch(tenant, list).thenApply(CachedPeople::outcome),
        FRESH_FOR,
        tenant.limits().copyMaxAge(),
        tenant.limits().copyMaxAge(),
        (failed, failures) ->
            failed.failure().keepsCopy() ? failed.retryAfter().orElse(PAUSE) : FRESH_FOR);
  }

  private static Outcome<Map<String, String>> outcome(PeopleSource.Answer answer) {
    if (answer instanceof PeopleSource.Read read) {
      return new Outcome.Answered<>(read.names(), read.asOf());
    }
    PeopleSource.Failed failed = (PeopleSource.Failed) answer;
    return new Outcome.Failed<>(failed.failure(), failed.retryAfter());
  }
}
