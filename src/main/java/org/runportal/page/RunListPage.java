package org.runportal.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.runportal.run.Asked;
import org.runportal.run.Failure;
import org.runportal.run.Fetched;
import org.runportal.run.People;
import org.runportal.run.RunId;
import org.runportal.run.RunList;
import org.runportal.run.RunListLookup;
import org.runportal.run.RunListQuery;
import org.runportal.run.RunLists;
import org.runportal.run.RunRow;
import org.runportal.run.Runs;
import org.runportal.tenant.Tenant;
import org.runportal.web.Query;
import org.runportal.web.Refresh;
import org.runportal.web.Reload;

/**
 * The list on a tenant's page: loaded before the page is drawn, and searched for what is typed into
 * the box.
 */
@Named
@RequestScoped
public class RunListPage {
  private static final RunListLookup LATE =
      new RunListLookup.Failed(Failure.TIMED_OUT, Optional.empty());

  private final Runs runs;
  private final RunLists lists;
  private final People people;
  private final RunListPresenter presenter;
  private final VisitorsList visitor;
  private final Reload reload;

  private RunListView view;
  private Optional<WaitingView> waiting = Optional.empty();
  private Optional<RunListLookup.Failed> failed = Optional.empty();
  private Optional<Refresh> refresh = Optional.empty();
  private Optional<String> recovered = Optional.empty();
  private boolean searched;

  @Inject
  RunListPage(
      Runs runs,
      RunLists lists,
      People people,
      RunListPresenter presenter,
      VisitorsList visitor,
      Reload reload) {
    this.runs = runs;
    this.lists = lists;
    this.people = people;
    this.presenter = presenter;
    this.visitor = visitor;
    this.reload = reload;
  }

  /**
   * Looks for what was typed into the box. Waits for whatever that takes.
   *
   * @param text not blank
   * @return the run that was meant, if there is no doubt; then no list is made ready
   */
  Optional<RunId> find(Tenant tenant, String text, HttpServletRequest request) {
    visitor.awaitVisitor(tenant);
    if (!visitor.isAllowed()) {
      showNone(tenant, request);
      return Optional.empty();
    }
    RunListChoice any = visitor.allowed(RunListChoice.ANY);
    RunReference reference = RunReference.parse(text);
    if (reference.number().isPresent()) {
      Optional<RunId> found = numbered(tenant, any, reference.number().get());
      if (found.isEmpty()) {
        show(tenant, await(tenant, ask(tenant, any)), newest(tenant), request);
      }
      return found;
    }
    if (reference.run().isPresent() && !isOfLetters(text.strip())) {
      // the box goes there by itself
      return Optional.empty();
    }
    searched = true;
    RunListChoice named =
        visitor.allowed(RunListChoice.of(Query.read(request).parameters())).named(text.strip());
    Answered answered = await(tenant, ask(tenant, named));
    Optional<RunId> exact = exact(answered, text.strip());
    if (exact.isEmpty()) {
      show(tenant, answered, newest(tenant), request);
    }
    return exact;
  }

  /** A long word may look like an id; ids have digits. */
  private static boolean isOfLetters(String text) {
    return text.chars().allMatch(Character::isLetter);
  }

  /**
   * Among the runs and lists at hand, else among the newest runs; of the runs at hand only where
   * the list is not the visitor's own, for they may be anybody's.
   */
  private Optional<RunId> numbered(Tenant tenant, RunListChoice any, String number) {
    Optional<RunId> atHand =
        tenant.listing().isPersonal() ? Optional.empty() : runs.numbered(tenant, number);
    if (any.isOfGuest()) {
      return atHand.or(() -> numbered(found(await(tenant, ask(tenant, any))), number));
    }
    return atHand
        .or(() -> numbered(newest(tenant).map(Fetched.Read::value), number))
        .or(
            () ->
                numbered(
                    found(
                        await(tenant, ask(tenant, any, RunListQuery.LOOKED_THROUGH.of(any.me())))),
                    number));
  }

  /**
   * A choice whose list is asked for.
   *
   * @param choice which runs
   * @param call what the vendor is asked; empty where they follow from the visitor's tasks
   */
  record Asking(RunListChoice choice, Optional<Call> call) {
    /** Whether the vendor's list need not be waited for. */
    boolean isAtHand() {
      return call.map(made -> made.lookup().answer().isDone()).orElse(true);
    }
  }

  /**
   * A call for a list, or its cached answer.
   *
   * @param query what is asked
   * @param lookup the list, or its promise
   */
  record Call(RunListQuery query, Asked<RunListLookup> lookup) {}

  /**
   * A choice and its list.
   *
   * @param choice which runs
   * @param query what the vendor was asked; empty where they follow from the visitor's tasks
   * @param lookup the list, or why there is none
   */
  record Answered(RunListChoice choice, Optional<RunListQuery> query, RunListLookup lookup) {}

  private static Optional<RunId> numbered(Optional<RunList> list, String number) {
    return rows(list)
        .filter(row -> row.number().filter(number::equals).isPresent())
        .map(RunRow::id)
        .findFirst();
  }

  private static Optional<RunId> exact(Answered answered, String name) {
    List<RunId> exact =
        rows(found(answered))
            .filter(row -> row.name().filter(name::equalsIgnoreCase).isPresent())
            .map(RunRow::id)
            .toList();
    return exact.size() == 1 ? Optional.of(exact.get(0)) : Optional.empty();
  }

  private static Optional<RunList> found(Answered answered) {
    return answered.lookup() instanceof RunListLookup.Found found
        ? Optional.of(found.list())
        : Optional.empty();
  }

  private static Stream<RunRow> rows(Optional<RunList> list) {
    return list.stream().flatMap(found -> found.rows().stream());
  }

  /** Asks for a list. Waits for nothing. */
  Asking ask(Tenant tenant, RunListChoice choice) {
    return choice.isOfGuest()
        ? new Asking(choice, Optional.empty())
        : ask(tenant, choice, presenter.query(tenant, choice));
  }

  private Asking ask(Tenant tenant, RunListChoice choice, RunListQuery query) {
    Asked<RunListLookup> asked = lists.find(tenant, query);
    if (asked.called()) {
      people.readAlong(tenant);
    }
    return new Asking(choice, Optional.of(new Call(query, asked)));
  }

  /** The list, or why there is none. Waits for it, but not for ever. */
  Answered await(Tenant tenant, Asking asking) {
    RunListLookup lookup =
        asking
            .call()
            .map(
                made ->
                    Wait.until(made.lookup().answer(), tenant, made.query().window().pages(), LATE))
            .orElseGet(() -> visitor.ofTasks(asking.choice()));
    return new Answered(asking.choice(), asking.call().map(Call::query), lookup);
  }

  /** Whoever asks, who may have a list of their own. */
  VisitorsList visitor() {
    return visitor;
  }

  /**
   * The newest runs that this visitor may find, where they were read lately, whatever their age.
   */
  Optional<Fetched.Read<RunList>> newest(Tenant tenant) {
    return lists.atHand(tenant, RunListQuery.NEWEST.of(visitor.allowed(RunListChoice.ANY).me()));
  }

  /**
   * Makes a list ready to print, and what waits for the visitor.
   *
   * @param answered the list
   * @param offered the newest runs, whose templates, tags and people the form offers
   */
  void show(
      Tenant tenant,
      Answered answered,
      Optional<Fetched.Read<RunList>> offered,
      HttpServletRequest request) {
    RunListLookup lookup = answered.lookup();
    failed = lookup instanceof RunListLookup.Failed none ? Optional.of(none) : Optional.empty();
    Optional<Duration> next = Freshness.nextTry(lookup);
    refresh = next.flatMap(wait -> reload.after(wait, request));
    recovered = next.isEmpty() ? reload.unmarked(request) : Optional.empty();
    view =
        presenter.of(
            tenant,
            home(tenant, request),
            answered,
            offered.map(Fetched.Read::value),
            refresh.map(Refresh::delay));
    waiting = visitor.waiting(home(tenant, request), Optional.of(answered.choice()), request);
  }

  /** Makes ready what a visitor is told who may find no runs here. */
  void showNone(Tenant tenant, HttpServletRequest request) {
    waiting = visitor.waiting(home(tenant, request), Optional.empty(), request);
  }

  private static String home(Tenant tenant, HttpServletRequest request) {
    return request.getContextPath() + "/" + tenant.id();
  }

  /** What waits for whoever asks; {@code null} where the page does not speak of that. */
  public WaitingView waiting() {
    return waiting.orElse(null);
  }

  /** The status of the page: that of a run that cannot be shown, where there is no list. */
  int status() {
    return failed.map(none -> none.failure().status()).orElse(HttpServletResponse.SC_OK);
  }

  /** When asking again for a list is worth it; empty where there is one, or nobody knows. */
  Optional<Duration> retryAfter() {
    return failed.flatMap(RunListLookup.Failed::retryAfter);
  }

  /** When the page reloads itself, because there may be a newer list by then. */
  Optional<Refresh> refresh() {
    return refresh;
  }

  /** The address without the mark of a page that has reloaded itself, to good effect. */
  Optional<String> recovered() {
    return recovered;
  }

  /** Whether the page has a list. */
  public boolean isShown() {
    return view != null;
  }

  /** Whether the list has what was typed into the box in its names. */
  boolean hasSearched() {
    return searched;
  }

  /** The words that the names in the list have; empty for any. */
  String words() {
    return view == null ? "" : view.filter().words().value();
  }

  /** The list, ready to print. */
  public RunListView view() {
    return view;
  }
}
