package org.runportal.tallyfy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.runportal.run.Failure;
import org.runportal.run.Fetched;
import org.runportal.run.Identity;
import org.runportal.run.Person;
import org.runportal.run.Question;
import org.runportal.run.TaskList;
import org.runportal.run.TaskListSource;
import org.runportal.run.When;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/**
 * Lists of tasks from Tallyfy, without retry and cache. Whether tasks of a person <em>and</em> of
 * groups, asked for in one call, are those of either or those of both is not documented. An answer
 * with a task of only one of them settles it; as long as it is not settled, they are asked for one
 * by one as well.
 */
@ApplicationScoped
public class TallyfyTaskLists implements TaskListSource {
  private static final Logger LOGGER = System.getLogger(TallyfyTaskLists.class.getName());

  /** For so long what was seen of a tenant's filters is taken for granted. */
  private static final Duration SETTLED = Duration.ofDays(1);

  private final TallyfyCalls calls;
  private final Clock clock;
  private final Map<TenantId, Settled> filters = new ConcurrentHashMap<>();

  /** What a person and groups in one question mean to the vendor. */
  private enum Meaning {
    EITHER,
    BOTH
  }

  private record Settled(Meaning meaning, Instant until) {}

  @Inject
  TallyfyTaskLists(TallyfyCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Fetched<TaskList>> fetch(Tenant tenant, Identity who) {
    return tasks(tenant, who)
        .<Fetched<TaskList>>thenApply(list -> new Fetched.Read<>(list, clock.instant()))
        .exceptionally(thrown -> unread(tenant, CallFailed.in(thrown)));
  }

  private CompletableFuture<TaskList> tasks(Tenant tenant, Identity who) {
    if (who.groups().isEmpty()) {
      return ask(tenant, who, Optional.of(who.person()), Set.of());
    }
    Optional<Meaning> meaning = meaning(tenant);
    if (meaning.filter(Meaning.BOTH::equals).isPresent()) {
      return oneByOne(tenant, who);
    }
    return ask(tenant, who, Optional.of(who.person()), who.groups())
        .thenCompose(
            list -> {
              if (list.tasks().stream().anyMatch(entry -> isOfOne(entry, who))) {
                settle(tenant, Meaning.EITHER);
                return CompletableFuture.completedFuture(list);
              }
              return meaning.isPresent()
                  ? CompletableFuture.completedFuture(list)
                  : oneByOne(tenant, who).thenApply(other -> compared(tenant, list, other));
            });
  }

  private Optional<Meaning> meaning(Tenant tenant) {
    return Optional.ofNullable(filters.get(tenant.id()))
        .filter(settled -> settled.until().isAfter(clock.instant()))
        .map(Settled::meaning);
  }

  private void settle(Tenant tenant, Meaning meaning) {
    filters.put(tenant.id(), new Settled(meaning, clock.instant().plus(SETTLED)));
  }

  private TaskList compared(Tenant tenant, TaskList together, TaskList oneByOne) {
    if (!together.tasks().containsAll(oneByOne.tasks())) {
      settle(tenant, Meaning.BOTH);
    }
    return oneByOne;
  }

  private static boolean isOfOne(TaskList.Entry entry, Identity who) {
    List<Person> owners = entry.owners();
    boolean ofPerson = owners.stream().anyMatch(who::isPerson);
    boolean ofGroup =
        owners.stream()
            .anyMatch(owner -> owner instanceof Person.Group g && who.groups().contains(g.id()));
    return ofPerson != ofGroup;
  }

  private CompletableFuture<TaskList> oneByOne(Tenant tenant, Identity who) {
    return ask(tenant, who, Optional.of(who.person()), Set.of())
        .thenCombine(
            ask(tenant, who, Optional.empty(), who.groups()),
            (ofPerson, ofGroups) -> {
              List<TaskList.Entry> all = new ArrayList<>(ofPerson.tasks());
              all.addAll(ofGroups.tasks());
              return list(all, ofPerson.more() || ofGroups.more());
            });
  }

  private CompletableFuture<TaskList> ask(
      Tenant tenant, Identity who, Optional<Person> person, Set<String> groups) {
    TaskListReader reader = new TaskListReader(tenant, who);
    return calls.ask(
        tenant,
        new Question.OfTaskList(who),
        Endpoints.tasks(tenant, person, groups),
        answer -> read(reader, answer));
  }

  private static TaskList read(TaskListReader reader, Node answer) throws CallFailed {
    if (!answer.isIncluded() || !answer.member("data").isIncluded()) {
      throw CallFailed.of(Failure.UNREADABLE, "JSON, but no list");
    }
    OptionalInt total = RunListReader.total(answer);
    int rows = answer.items().size();
    boolean more = total.isPresent() ? total.getAsInt() > rows : rows >= Endpoints.MAX_PER_PAGE;
    return list(reader.tasks(answer), more);
  }

  /** In our own order: that of the vendor's answer is not relied on. */
  private static TaskList list(List<TaskList.Entry> tasks, boolean more) {
    return new TaskList(
        tasks.stream().distinct().sorted(Comparator.comparing(TallyfyTaskLists::deadline)).toList(),
        more);
  }

  private static Instant deadline(TaskList.Entry entry) {
    Optional<When> deadline = entry.deadline();
    return deadline.isPresent() && deadline.get() instanceof When.Day day
        ? day.date().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)
        : When.instant(deadline).orElse(Instant.MAX);
  }

  private static Fetched<TaskList> unread(Tenant tenant, CallFailed e) {
    LOGGER.log(
        e.isNotUnderstood() ? Level.WARNING : e.logLevel(),
        "tasks of tenant {0}: {1} ({2})",
        tenant.id(),
        e.failure(),
        e.getMessage());
    // a list is always there: what we do not find is what our token may not see
    Failure failure = e.failure() == Failure.NOT_FOUND ? Failure.REFUSED : e.failure();
    return new Fetched.Failed<>(failure, e.retryAfter());
  }
}
