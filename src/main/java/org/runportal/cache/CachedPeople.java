package org.runportal.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.runportal.run.Identities;
import org.runportal.run.Identity;
import org.runportal.run.People;
import org.runportal.run.PeopleSource;
import org.runportal.run.PeopleSource.Entries;
import org.runportal.run.PeopleSource.PeopleList;
import org.runportal.run.Person;
import org.runportal.run.Question;
import org.runportal.run.Recognition;
import org.runportal.tenant.EmailDigest;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/**
 * The cached people directory. A list of it is read when pages show people who are in it, in the
 * background, and is fresh for an hour. A list that cannot be read is retried after five minutes or
 * the vendor's {@code Retry-After}, a forbidden one after an hour; until then its old names are
 * kept, and other lists are not affected.
 */
@ApplicationScoped
public class CachedPeople implements People, Identities {
  private static final Duration FRESH_FOR = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private final CopyMemory memory;
  private final PeopleSource source;
  private final CallLimits limits;
  private final Clock clock;

  /** Each tenant has its own cache object, so nothing can be found without a tenant. */
  private final Map<TenantId, OfTenant> tenants = new ConcurrentHashMap<>();

  /**
   * The directory of a tenant.
   *
   * @param expected the lists to read with the next calls for pages
   */
  private record OfTenant(TenantAnswers<PeopleList, Entries> answers, Set<PeopleList> expected) {}

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
    TenantAnswers<PeopleList, Entries> answers = answers(tenant);
    Entries groups = answers.held(PeopleList.GROUPS).orElse(Entries.NONE);
    return new Names(
        answers.held(PeopleList.MEMBERS).orElse(Entries.NONE).names(),
        groups.names(),
        answers.held(PeopleList.GUESTS).orElse(Entries.NONE).names(),
        // somebody may have joined since an older answer
        answers.isFresh(PeopleList.GROUPS) ? groups.empty() : Set.of());
  }

  @Override
  public void need(Tenant tenant, Set<PeopleList> lists) {
    lists.forEach(answers(tenant)::refresh);
  }

  @Override
  public void expect(Tenant tenant, Set<PeopleList> lists) {
    OfTenant directory = directory(tenant);
    lists.stream()
        .filter(list -> !directory.answers().isFresh(list))
        .forEach(directory.expected()::add);
  }

  @Override
  public void readAlong(Tenant tenant) {
    OfTenant directory = directory(tenant);
    for (PeopleList list : PeopleList.values()) {
      if (directory.expected().contains(list) && directory.answers().refresh(list)) {
        directory.expected().remove(list);
        return;
      }
    }
  }

  @Override
  public Recognition known(Tenant tenant, EmailDigest email) {
    TenantAnswers<PeopleList, Entries> answers = answers(tenant);
    Optional<Entries> members = answers.atHand(PeopleList.MEMBERS);
    Optional<Entries> groups = answers.atHand(PeopleList.GROUPS);
    Optional<Entries> guests =
        members.isEmpty() || isIn(members, email)
            ? answers.held(PeopleList.GUESTS)
            : answers.atHand(PeopleList.GUESTS);
    return new Directory(members, groups, guests).recognize(email);
  }

  @Override
  public CompletionStage<Recognition> recognize(Tenant tenant, EmailDigest email) {
    CompletableFuture<Optional<Entries>> members = find(tenant, PeopleList.MEMBERS);
    CompletableFuture<Optional<Entries>> groups = find(tenant, PeopleList.GROUPS);
    return members.thenCompose(
        known -> {
          CompletableFuture<Optional<Entries>> guests =
              isIn(known, email)
                  ? CompletableFuture.completedFuture(Optional.empty())
                  : find(tenant, PeopleList.GUESTS);
          return guests.thenCombine(
              groups, (others, grouped) -> new Directory(known, grouped, others).recognize(email));
        });
  }

  private CompletableFuture<Optional<Entries>> find(Tenant tenant, PeopleList list) {
    // no visitor can guess a list of people
    return answers(tenant)
        .find(list, limits.of(tenant).waiting(), () -> "")
        .answer()
        .thenApply(
            lookup -> {
              if (lookup instanceof Lookup.Found<Entries> found) {
                return Optional.of(found.answer().value());
              }
              if (lookup instanceof Lookup.Refreshing<Entries> held) {
                return Optional.of(held.answer().value());
              }
              return lookup instanceof Lookup.Old<Entries> old
                  ? Optional.of(old.answer().value())
                  : Optional.empty();
            });
  }

  /**
   * The lists as far as they have been read.
   *
   * @param members of the organization
   * @param groups of them and of guests
   * @param guests of the organization
   */
  private record Directory(
      Optional<Entries> members, Optional<Entries> groups, Optional<Entries> guests) {
    Recognition recognize(EmailDigest email) {
      if (members.isEmpty()) {
        return new Recognition.Unknown();
      }
      Optional<Person> member =
          id(members, email).map(id -> new Person.Member(id, Optional.empty()));
      // an address that is no member's alone is no guest's either
      boolean isOfMembers = isIn(members, email);
      Optional<Person> person =
          isOfMembers
              ? member
              : id(guests, email).map(id -> new Person.Guest(id, Optional.empty()));
      if (person.isPresent()) {
        String id = id(member.isPresent() ? members : guests, email).orElseThrow();
        Set<String> ofPerson =
            groups.map(all -> all.groups().getOrDefault(id, Set.of())).orElse(Set.of());
        return new Recognition.Found(new Identity(person.get(), ofPerson));
      }
      return guests.isEmpty() && !isOfMembers
          ? new Recognition.Unknown()
          : new Recognition.Nobody();
    }

    private static Optional<String> id(Optional<Entries> list, EmailDigest email) {
      return list.flatMap(all -> all.byEmail().getOrDefault(email, Optional.empty()));
    }
  }

  private static boolean isIn(Optional<Entries> list, EmailDigest email) {
    return list.filter(all -> all.byEmail().containsKey(email)).isPresent();
  }

  private TenantAnswers<PeopleList, Entries> answers(Tenant tenant) {
    return directory(tenant).answers();
  }

  private OfTenant directory(Tenant tenant) {
    return tenants.computeIfAbsent(
        tenant.id(),
        id ->
            new OfTenant(
                new TenantAnswers<>(tenant, kind(tenant), limits.of(tenant), memory, clock),
                Collections.synchronizedSet(EnumSet.of(PeopleList.MEMBERS))));
  }

  private QuestionKind<PeopleList, Entries> kind(Tenant tenant) {
    return new QuestionKind<>(
        Question.OfPeople::new,
        list -> source.fetch(tenant, list),
        FRESH_FOR,
        tenant.limits().copyMaxAge(),
        tenant.limits().copyMaxAge(),
        (failed, failures) ->
            failed.failure().keepsCopy() ? failed.retryAfter().orElse(PAUSE) : FRESH_FOR);
  }
}
