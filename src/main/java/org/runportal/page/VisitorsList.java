package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.runportal.run.Failure;
import org.runportal.run.Person;
import org.runportal.run.RunList;
import org.runportal.run.RunListLookup;
import org.runportal.run.RunRow;
import org.runportal.run.RunState;
import org.runportal.run.TaskListLookup;
import org.runportal.run.TaskLists;
import org.runportal.tenant.Tenant;
import org.runportal.web.Literal;
import org.runportal.web.Query;
import org.runportal.web.Visitor;

/**
 * What a tenant's page has for whoever asks: what waits for them, and which runs are theirs. Who
 * that is follows from their sign-in; no address can name somebody else.
 */
@Dependent
class VisitorsList {
  /** The call for the tasks of a person and groups, and those where it settles nothing. */
  private static final int CALLS = 2;

  private static final Set<String> PARAMETERS =
      Set.of("show", "words", "template", "tag", "person", "order", "page");

  private final WhoAsks who;
  private final Visitor visitor;
  private final TaskLists tasks;
  private final WaitingPresenter presenter;
  private final Clock clock;

  private Tenant tenant;
  private CompletableFuture<Me> promised;
  private Me me;
  private Optional<CompletableFuture<TaskListLookup>> asked = Optional.empty();
  private TaskListLookup lookup;

  /**
   * What of the visitor a page is drawn from. It is kept with the page, so it says which tasks
   * these were, and does not hold them.
   *
   * @param me who they are
   * @param asOf when their tasks were read; empty where there are none to show
   * @param failure why there is nothing newer; empty when nothing newer is needed
   */
  record Version(Me me, Optional<Instant> asOf, Optional<Failure> failure) {}

  @Inject
  VisitorsList(
      WhoAsks who, Visitor visitor, TaskLists tasks, WaitingPresenter presenter, Clock clock) {
    this.who = who;
    this.visitor = visitor;
    this.tasks = tasks;
    this.presenter = presenter;
    this.clock = clock;
  }

  /**
   * Finds out who asks, and asks for their tasks. Waits for neither.
   *
   * @return false where a list of people has to be waited for first
   */
  boolean ask(Tenant of) {
    if (promised == null) {
      tenant = of;
      promised = who.ask(of).toCompletableFuture();
    }
    if (me == null && promised.isDone()) {
      askFor(promised.join());
    }
    return me != null;
  }

  /** Finds out who asks, and waits for that; asks for their tasks without waiting for them. */
  void awaitVisitor(Tenant of) {
    if (!ask(of)) {
      askFor(WhoAsks.await(of, promised));
    }
  }

  private void askFor(Me known) {
    me = known;
    asked = known.identity().map(identity -> tasks.find(tenant, identity).toCompletableFuture());
  }

  /** Whether their tasks need not be waited for. */
  boolean isAtHand() {
    return asked.map(CompletableFuture::isDone).orElse(true);
  }

  /** What of the visitor a page is drawn from. Waits for their tasks. */
  Version version() {
    Optional<TaskListLookup> theirs = asked.map(promise -> awaited());
    return new Version(
        me, theirs.flatMap(TaskListLookup::asOf), theirs.flatMap(TaskListLookup::failure));
  }

  /** Whether there are runs that this visitor may find. */
  boolean isAllowed() {
    return !tenant.listing().isPersonal() || me.identity().isPresent();
  }

  /** What is asked for, as far as this visitor may ask. */
  RunListChoice allowed(RunListChoice choice) {
    Optional<Person> person = me.identity().map(identity -> identity.person());
    boolean personal = tenant.listing().isPersonal() || choice.asksForMine();
    if (!personal || person.isEmpty()) {
      return choice.asksForMine() ? choice.ofAnybody() : choice;
    }
    boolean named = !tenant.listing().isPersonal() || choice.namesSomebody();
    return choice.of(person.get(), named ? choice.person() : "");
  }

  /** The same from an address: one that asks for nothing opens with the runs of the visitor. */
  RunListChoice allowed(HttpServletRequest request) {
    Map<String, String> parameters = Query.read(request).parameters();
    RunListChoice choice = RunListChoice.of(parameters);
    boolean asks = !Collections.disjoint(parameters.keySet(), PARAMETERS);
    return allowed(
        asks || me.identity().isEmpty()
            ? choice
            : choice.of(me.identity().get().person(), RunListChoice.ME));
  }

  /** The runs in which something waits for the visitor, as far as they are asked for. */
  RunListLookup ofTasks(RunListChoice choice) {
    TaskListLookup theirs = awaited();
    if (theirs.list().isEmpty()) {
      return new RunListLookup.Failed(theirs.failure().orElse(Failure.TIMED_OUT), Optional.empty());
    }
    List<RunRow> rows =
        theirs.list().get().tasks().stream()
            .map(entry -> entry.run())
            .collect(
                Collectors.toMap(RunRow::id, row -> row, (one, other) -> one, LinkedHashMap::new))
            .values()
            .stream()
            .filter(row -> matches(row, choice))
            .toList();
    return new RunListLookup.Found(
        new RunList(rows, OptionalInt.of(rows.size()), false, true),
        theirs.asOf().orElseGet(clock::instant),
        theirs
            .failure()
            .map(failure -> new RunListLookup.Trouble(Optional.of(failure), Optional.empty())));
  }

  private static boolean matches(RunRow row, RunListChoice choice) {
    RunState state = row.standing().state();
    boolean shown =
        switch (choice.show()) {
          case ALL -> true;
          case RUNNING -> !row.isOver();
          case PROBLEM -> state == RunState.PROBLEM;
          case DONE -> state == RunState.COMPLETE;
          // the tasks of a run that is late by itself do not say so
          case LATE, ARCHIVED -> false;
        };
    return shown
        && row.name()
            .orElse("")
            .toLowerCase(Locale.ROOT)
            .contains(choice.words().toLowerCase(Locale.ROOT))
        && isIn(choice.template(), row.template().stream().toList())
        && isIn(choice.tag(), row.tags());
  }

  private static boolean isIn(String id, Collection<RunRow.Label> labels) {
    return id.isEmpty() || labels.stream().anyMatch(label -> label.id().equals(id));
  }

  /**
   * What waits for the visitor, or why nobody can say.
   *
   * @param home the page it is on
   * @param choice the list that is shown; empty for none
   */
  Optional<WaitingView> waiting(
      String home, Optional<RunListChoice> choice, HttpServletRequest request) {
    if (me.identity().isPresent()) {
      boolean isTheirs = choice.filter(shown -> shown.me().isPresent()).isPresent();
      Literal yours =
          isTheirs ? Literal.NONE : new Literal("?person=" + RunListChoice.ME + "#runs");
      return Optional.of(presenter.of(tenant, home, me.identity().get(), awaited(), yours));
    }
    if (me.state() == Me.State.SIGNED_OUT && !tenant.listing().isPersonal()) {
      return Optional.empty();
    }
    Literal signIn =
        visitor.isToSignIn()
            ? new Literal(
                request.getContextPath()
                    + "/-/sign-in?to="
                    + URLEncoder.encode("/" + tenant.id(), StandardCharsets.UTF_8))
            : Literal.NONE;
    return Optional.of(presenter.without(me, signIn));
  }

  /** Waits once: all of a page is drawn from the same answer. */
  private TaskListLookup awaited() {
    if (lookup == null) {
      lookup =
          Wait.until(asked.orElseThrow(), tenant, CALLS, TaskListLookup.failed(Failure.TIMED_OUT));
    }
    return lookup;
  }
}
