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
  private final VisitorsList visitors;
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
      VisitorsList visitors,
      Reload reload) {
    this.runs = runs;
    this.lists = lists;
    this.people = people;
    this.presenter = presenter;
    this.visitors = visitors;
    this.reload = reload;
  }

  /**
   * Looks for what was typed into the box. Waits for whatever that takes.
   *
   * @param text not blank
   * @return the run that was meant, if there is no doubt; then no list is made ready
   */
  Optional<RunId> find(Tenant tenant, String text, HttpServletRequest request) {
    visitors.awaitVisitor(tenant);
    if (!visitors.isAllowed()) {
      showNone(tenant, request);
      return Optional.empty();
    }
    RunListChoice any = visitors.allowed(RunListChoice.ANY);
    RunReference reference = RunReference.parse(text);
    if (reference.number().isPresent()) {
      Optional<RunId> found = numbered(tenant, any, reference.number().get());
      if (found.isEmpty()) {
        show(tenant, any, ask(tenant, any), newest(tenant), request);
      }
      return found;
    }
    if (reference.run().isPresent() && !isOfLetters(text.strip())) {
      // the box goes there by itself
      return Optional.empty();
    }
    searched = true;
    RunListChoice named =
        visitors.allowed(RunListChoice.of(Query.read(request).parameters())).named(text.strip());
    RunListLookup lookup = ask(tenant, named);
    Optional<RunId> exact = exact(lookup, text.strip());
    if (exact.isEmpty()) {
      show(tenant, named, lookup, newest(tenant), request);
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
    if (visitors.isOfTasks(any)) {
      return atHand.or(() -> numbered(found(ask(tenant, any)), number));
    }
    return atHand
        .or(() -> numbered(lists.atHand(tenant, RunListQuery.NEWEST.of(any.me())), number))
        .or(() -> numbered(found(ask(tenant, RunListQuery.LOOKED_THROUGH.of(any.me()))), number));
  }

  private static Optional<RunId> numbered(Optional<RunList> list, String number) {
    return rows(list)
        .filter(row -> row.number().filter(number::equals).isPresent())
        .map(RunRow::id)
        .findFirst();
  }

  private static Optional<RunId> exact(RunListLookup lookup, String name) {
    List<RunId> exact =
        rows(found(lookup))
            .filter(row -> row.name().filter(name::equalsIgnoreCase).isPresent())
            .map(RunRow::id)
            .toList();
    return exact.size() == 1 ? Optional.of(exact.get(0)) : Optional.empty();
  }

  private static Optional<RunList> found(RunListLookup lookup) {
    return lookup instanceof RunListLookup.Found found
        ? Optional.of(found.list())
        : Optional.empty();
  }

  private static Stream<RunRow> rows(Optional<RunList> list) {
    return list.stream().flatMap(found -> found.rows().stream());
  }

  private RunListLookup ask(Tenant tenant, RunListChoice choice) {
    return visitors.isOfTasks(choice)
        ? visitors.ofTasks(choice)
        : ask(tenant, presenter.query(tenant, choice));
  }

  private RunListLookup ask(Tenant tenant, RunListQuery query) {
    return await(tenant, query, find(tenant, query));
  }

  /** The visitor, who may have a list of their own. */
  VisitorsList visitors() {
    return visitors;
  }

  /** What is asked for a choice. */
  RunListQuery query(Tenant tenant, RunListChoice choice) {
    return presenter.query(tenant, choice);
  }

  /** Asks for a list. Waits for nothing. */
  Asked<RunListLookup> find(Tenant tenant, RunListQuery query) {
    Asked<RunListLookup> asked = lists.find(tenant, query);
    if (asked.called()) {
      people.readAlong(tenant);
    }
    return asked;
  }

  /** The list, or why there is none. Waits for it, but not for ever. */
  RunListLookup await(Tenant tenant, RunListQuery query, Asked<RunListLookup> asked) {
    return Wait.until(asked.answer(), tenant, query.window().pages(), LATE);
  }

  /**
   * The newest runs that this visitor may find, where they were read lately, whatever their age.
   */
  Optional<RunList> newest(Tenant tenant) {
    return lists.atHand(tenant, RunListQuery.NEWEST.of(visitors.allowed(RunListChoice.ANY).me()));
  }

  /**
   * Makes a list ready to print, and what waits for the visitor.
   *
   * @param offered the newest runs, whose templates, tags and people the form offers
   */
  void show(
      Tenant tenant,
      RunListChoice choice,
      RunListLookup lookup,
      Optional<RunList> offered,
      HttpServletRequest request) {
    failed = lookup instanceof RunListLookup.Failed none ? Optional.of(none) : Optional.empty();
    Optional<Duration> next = Freshness.nextTry(lookup);
    refresh = next.flatMap(wait -> reload.after(wait, request));
    recovered = next.isEmpty() ? reload.unmarked(request) : Optional.empty();
    view =
        presenter.of(
            tenant, home(tenant, request), choice, lookup, offered, refresh.map(Refresh::delay));
    waiting = visitors.waiting(home(tenant, request), Optional.of(choice), request);
  }

  /** Makes ready what a visitor is told who may find no runs here. */
  void showNone(Tenant tenant, HttpServletRequest request) {
    waiting = visitors.waiting(home(tenant, request), Optional.empty(), request);
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
