package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.runportal.page.RunListChoice.Order;
import org.runportal.page.RunListView.Filter;
import org.runportal.page.RunListView.FromNow;
import org.runportal.page.RunListView.Row;
import org.runportal.page.RunView.Option;
import org.runportal.page.RunView.Pager;
import org.runportal.page.RunView.Way;
import org.runportal.run.Failure;
import org.runportal.run.NextTask;
import org.runportal.run.People;
import org.runportal.run.PeopleSource.PeopleList;
import org.runportal.run.Person;
import org.runportal.run.Progress;
import org.runportal.run.RunList;
import org.runportal.run.RunListLookup;
import org.runportal.run.RunListQuery;
import org.runportal.run.RunListQuery.Show;
import org.runportal.run.RunListQuery.Window;
import org.runportal.run.RunRow;
import org.runportal.run.RunState;
import org.runportal.run.When;
import org.runportal.tenant.Tenant;
import org.runportal.web.Badge;
import org.runportal.web.Literal;
import org.runportal.web.Moments;
import org.runportal.web.Reload;
import org.runportal.web.Texts;
import org.runportal.web.Tone;

/** Makes a list of runs ready to print, and says what the vendor has to be asked for it. */
@Dependent
class RunListPresenter {
  private final Texts texts;
  private final Moments moments;
  private final People people;

  @Inject
  RunListPresenter(Texts texts, Moments moments, People people) {
    this.texts = texts;
    this.moments = moments;
    this.people = people;
  }

  /**
   * What the vendor is asked. Its own order it can page through; for any other order, and for
   * people it does not know by that name, the newest runs are looked through.
   */
  RunListQuery query(Tenant tenant, RunListChoice choice) {
    Optional<Person> person = choice.me().or(() -> person(tenant, choice));
    int page = (choice.page() - 1) * RunListChoice.SIZE / Window.SIZE + 1;
    return new RunListQuery(
        choice.show(),
        choice.words(),
        RunListQuery.id(choice.template()),
        RunListQuery.id(choice.tag()),
        person,
        choice.order().asked(),
        isPagedByVendor(tenant, choice, person) ? Window.page(page) : Window.FIRST_PAGES);
  }

  private static boolean isPagedByVendor(
      Tenant tenant, RunListChoice choice, Optional<Person> asked) {
    Tenant.Listing listing = tenant.listing();
    return choice.order().isOfVendor()
        && !isFilteredHere(choice, asked)
        && Stream.of(listing.templates(), listing.tags(), listing.folders())
            .allMatch(filter -> filter.size() <= 1);
  }

  /** Whether somebody is asked for by a name that the vendor is not asked for. */
  private static boolean isFilteredHere(RunListChoice choice, Optional<Person> asked) {
    return choice.namesSomebody() && (choice.me().isPresent() || asked.isEmpty());
  }

  /** The member or group of that name, where the directory has exactly one. */
  private Optional<Person> person(Tenant tenant, RunListChoice choice) {
    if (!choice.namesSomebody()) {
      return Optional.empty();
    }
    people.need(tenant, Set.of(PeopleList.MEMBERS, PeopleList.GROUPS));
    People.Names names = people.of(tenant);
    List<Person> found = new ArrayList<>();
    names
        .members()
        .forEach((id, name) -> match(name, choice, new Person.Member(id, Optional.empty()), found));
    names
        .groups()
        .forEach((id, name) -> match(name, choice, new Person.Group(id, Optional.empty()), found));
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static void match(String name, RunListChoice choice, Person person, List<Person> found) {
    if (name.equalsIgnoreCase(choice.person())) {
      found.add(person);
    }
  }

  /**
   * The list, ready to print.
   *
   * @param home the page it is on
   * @param answered the list
   * @param offered the newest runs, whose templates, tags and people the form offers
   * @param reload when the page reloads itself; empty for never
   */
  RunListView of(
      Tenant tenant,
      String home,
      RunListPage.Answered answered,
      Optional<RunList> offered,
      Optional<Duration> reload) {
    RunListLookup lookup = answered.lookup();
    People.Names directory = people.of(tenant);
    RunList list =
        lookup instanceof RunListLookup.Found found ? found.list() : RunList.NOT_UNDERSTOOD;
    RunList known =
        new RunList(
            Stream.concat(
                    list.rows().stream(), offered.stream().flatMap(more -> more.rows().stream()))
                .toList(),
            OptionalInt.empty(),
            false,
            true);
    Redaction redaction = Redaction.of(tenant, known, directory, texts);
    Wording words = Wording.of(texts, moments, directory, redaction);
    RunListView view =
        new Drafting(tenant, home, answered, list, known, words).view(lookup, reload);
    people.expect(tenant, words.people().lookedUp());
    if (redaction.hidesGuests()) {
      people.need(tenant, Set.of(PeopleList.GUESTS));
    }
    return redaction.applied(view);
  }

  /** A list while it is made ready. */
  private final class Drafting {
    private final Tenant tenant;
    private final String home;
    private final RunListChoice choice;
    private final RunList list;
    private final RunList known;
    private final Wording words;
    private final boolean pagedByVendor;
    private final boolean filteredHere;

    private Drafting(
        Tenant tenant,
        String home,
        RunListPage.Answered answered,
        RunList list,
        RunList known,
        Wording words) {
      this.tenant = tenant;
      this.home = home;
      this.choice = answered.choice();
      this.list = list;
      this.known = known;
      this.words = words;
      // the directory may know more by now than when the question was asked
      Optional<Person> person = answered.query().flatMap(RunListQuery::person);
      this.pagedByVendor = answered.query().isPresent() && isPagedByVendor(tenant, choice, person);
      this.filteredHere = isFilteredHere(choice, person);
    }

    private RunListView view(RunListLookup lookup, Optional<Duration> reload) {
      List<RunRow> wanted = wanted();
      int skipped =
          pagedByVendor
              ? (choice.page() - 1) * RunListChoice.SIZE % Window.SIZE
              : (choice.page() - 1) * RunListChoice.SIZE;
      List<RunRow> shown = wanted.stream().skip(skipped).limit(RunListChoice.SIZE).toList();
      boolean more = wanted.size() > skipped + shown.size() || (pagedByVendor && list.more());
      return new RunListView(
          words.say(choice.me().isPresent() ? "list.title.mine" : "list.title"),
          tenant.listing().views().stream()
              .map(view -> new Way(view.label(), new Literal("?" + view.query() + "#runs"), false))
              .toList(),
          Stream.of(Show.values())
              .map(
                  show ->
                      new Way(
                          words.say("list.show." + show),
                          choice.showing(show).address(),
                          show == choice.show()))
              .toList(),
          filter(),
          shown.isEmpty() ? "" : found(wanted),
          choice.narrows() || choice.asksForMine() ? RunListChoice.ANY.address() : Literal.NONE,
          shown.stream().map(this::row).toList(),
          shown.isEmpty() ? none(lookup, wanted, reload) : List.of(),
          pager(shown.size(), back(lookup, wanted, shown.isEmpty()), more),
          choice.address(),
          age(lookup, reload));
    }

    private List<RunRow> wanted() {
      Stream<RunRow> rows =
          list.rows().stream()
              .filter(row -> !filteredHere || people(row).contains(choice.person()));
      return switch (choice.order()) {
        case NEWEST, OLDEST -> rows.toList();
        case DEADLINE ->
            rows.sorted(
                    Comparator.comparing(
                        (RunRow row) -> moment(row.deadline()).orElse(Instant.MAX)))
                .toList();
        case CHANGED ->
            rows.sorted(
                    Comparator.comparing(
                            (RunRow row) -> moment(row.times().changed()).orElse(Instant.MIN))
                        .reversed())
                .toList();
        case NAME ->
            rows.sorted(Comparator.comparing(this::title, words.people().order())).toList();
      };
    }

    private List<String> people(RunRow row) {
      return words
          .people()
          .named(
              Stream.concat(
                      row.owner().stream(),
                      row.next().stream().flatMap(task -> task.owners().stream()))
                  .toList());
    }

    private static Optional<Instant> moment(Optional<When> when) {
      return when.flatMap(
          given ->
              given instanceof When.Day day
                  ? Optional.of(day.date().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
                  : When.instant(when));
    }

    private String title(RunRow row) {
      return row.name()
          .or(() -> row.template().map(RunRow.Label::title))
          .orElseGet(() -> words.say("run.unnamed"));
    }

    private Row row(RunRow row) {
      RunListView.Next next = next(row);
      return new Row(
          title(row),
          new Literal(home + "/runs/" + row.id()),
          status(row, next),
          template(row),
          meter(row),
          next,
          changed(row),
          row.tags().stream().map(RunRow.Label::title).toList());
    }

    /** What it was started from, where its name does not begin with that. */
    private String template(RunRow row) {
      return row.template()
          .map(RunRow.Label::title)
          .filter(template -> !title(row).startsWith(template))
          .orElse("");
    }

    /** The state in the words of the page of the run. */
    private Badge status(RunRow row, RunListView.Next next) {
      Outcome outcome = outcome(row);
      Tone tone = outcome.isOpen() && next.isUrgent() ? next.urgency() : outcome.tone();
      return row.standing().state() == RunState.OTHER && outcome.isInProgress()
          ? new Badge(words.unknown(row.standing().word()), tone)
          : new Badge(words.say("state." + outcome.state()), tone);
    }

    private Outcome outcome(RunRow row) {
      RunRow.Decision decision = row.standing().decision();
      return switch (row.standing().state()) {
        case ARCHIVED -> Outcome.ARCHIVED;
        case PROBLEM -> row.standing().openIssue() ? Outcome.HELD_UP : Outcome.PROBLEM;
        case COMPLETE ->
            switch (decision) {
              case REFUSED -> Outcome.DECLINED;
              case PARTLY_REFUSED -> Outcome.PARTLY_APPROVED;
              case NOTHING_REFUSED -> Outcome.COMPLETE;
            };
        case NO_TASKS -> Outcome.NO_TASKS;
        case NOT_STARTED -> Outcome.NOT_STARTED;
        case ACTIVE, OTHER -> row.next().isEmpty() ? Outcome.NOTHING_NEXT : Outcome.WAITING;
      };
    }

    private RunListView.Meter meter(RunRow row) {
      return row.progress()
          .filter(progress -> outcome(row) != Outcome.NO_TASKS)
          .map(this::meter)
          .orElse(new RunListView.Meter("", 0));
    }

    private RunListView.Meter meter(Progress progress) {
      OptionalInt done = progress.complete();
      OptionalInt total = progress.total();
      boolean counted = done.isPresent() && total.isPresent() && total.getAsInt() > 0;
      double percent =
          progress.percent().orElse(counted ? 100.0 * done.getAsInt() / total.getAsInt() : 0);
      return new RunListView.Meter(
          counted
              ? words.say("progress.count", "done", done.getAsInt(), "total", total.getAsInt())
              : progress.percent().isPresent() ? texts.percent(percent) : "",
          (int) Math.max(0, Math.min(100, percent)));
    }

    /** What is next, by whom and when; where that has time, how late the whole run is. */
    private RunListView.Next next(RunRow row) {
      if (row.isOver()) {
        return RunListView.Next.NONE;
      }
      Optional<NextTask> task = row.next().stream().findFirst();
      Optional<When> ofTask = task.flatMap(NextTask::deadline);
      Optional<When> ofRun = row.times().due();
      boolean runDecides =
          ofTask.isEmpty() || (!words.due(ofTask).late() && words.due(ofRun).late());
      Optional<When> deadline = runDecides ? ofRun : ofTask;
      DueDate due = words.due(deadline);
      return new RunListView.Next(
          task.map(next -> words.title(next.title())).orElse(""),
          task.map(this::who).orElse(""),
          deadline.isEmpty()
              ? FromNow.NONE
              : new FromNow(due.brief(), words.onPaper().due(deadline).clause()),
          due.badge().tone());
    }

    private String who(NextTask task) {
      return task.owners().isEmpty()
          ? words.say("person.nobody")
          : words.people().brief(task.owners());
    }

    private FromNow changed(RunRow row) {
      return When.instant(row.times().changed())
          .map(
              instant ->
                  new FromNow(
                      words.say("list.changed", "ago", moments.ago(instant)),
                      words.say("list.changed.on", "when", moments.onPaper().near(instant))))
          .orElse(FromNow.NONE);
    }

    private String found(List<RunRow> wanted) {
      if (pagedByVendor) {
        return list.total().isPresent()
            ? words.say("list.found", "count", list.total().getAsInt())
            : "";
      }
      if (list.more() && wanted.size() == list.rows().size() && list.total().isPresent()) {
        return words.say(
            "list.found.newest", "count", wanted.size(), "total", list.total().getAsInt());
      }
      return list.more()
          ? words.say("list.found.among", "count", wanted.size(), "size", Window.FIRST_PAGES.size())
          : words.say("list.found", "count", wanted.size());
    }

    private List<String> none(
        RunListLookup lookup, List<RunRow> wanted, Optional<Duration> reload) {
      if (lookup instanceof RunListLookup.Failed failed) {
        Failure failure = failed.failure();
        return Stream.concat(
                Stream.of(
                    words.say("failure." + failure + ".title") + ".", words.say("list.failed")),
                reload.map(wait -> Reload.sentence(wait, texts)).stream())
            .toList();
      }
      if (!list.understood()) {
        return List.of(words.say("list.notUnderstood"));
      }
      if (choice.page() > 1 && (pagedByVendor || !wanted.isEmpty())) {
        String ends = words.say("list.none.page", "page", choice.page());
        return pagedByVendor && list.total().isEmpty()
            ? List.of(ends, words.say("list.none.page.uncounted"))
            : List.of(ends);
      }
      if (!pagedByVendor && list.more()) {
        return List.of(words.say("list.none.among", "size", Window.FIRST_PAGES.size()));
      }
      return List.of(words.say(choice.narrows() ? "list.none.narrowed" : "list.none"));
    }

    /**
     * The page that the way back leads to: the one before; behind the end of a list the last one
     * there is, or the first one where nobody knows how many there are.
     */
    private int back(RunListLookup lookup, List<RunRow> wanted, boolean empty) {
      int before = choice.page() - 1;
      if (!empty || lookup instanceof RunListLookup.Failed || !list.understood()) {
        return before;
      }
      int count = pagedByVendor ? list.total().orElse(0) : wanted.size();
      int last = Math.max(1, (count + RunListChoice.SIZE - 1) / RunListChoice.SIZE);
      return Math.min(before, last);
    }

    private String backWords(int page) {
      if (page == choice.page() - 1) {
        return words.say("tasks.previous");
      }
      return words.say(page == 1 ? "list.page.first" : "list.page.last");
    }

    private Pager pager(int shown, int back, boolean more) {
      if (choice.page() == 1 && !more) {
        return Pager.NONE;
      }
      int from = (choice.page() - 1) * RunListChoice.SIZE + 1;
      return new Pager(
          words.say("list.pages"),
          shown == 0
              ? words.say("list.page", "page", choice.page())
              : words.say("list.place", "from", from, "to", from + shown - 1),
          backWords(back),
          choice.page() > 1 ? choice.onPage(back).address() : Literal.NONE,
          more && choice.page() < RunListChoice.MAX_PAGE
              ? choice.onPage(choice.page() + 1).address()
              : Literal.NONE);
    }

    private DataAge age(RunListLookup lookup, Optional<Duration> reload) {
      return lookup instanceof RunListLookup.Found found
          ? new Freshness(found, reload, words).age()
          : null;
    }

    private Filter filter() {
      TreeSet<String> everybody = new TreeSet<>(words.people().order());
      Map<String, String> templates = new LinkedHashMap<>();
      Map<String, String> tags = new LinkedHashMap<>();
      for (RunRow row : known.rows()) {
        everybody.addAll(people(row));
        row.template()
            .filter(label -> !label.id().isEmpty())
            .ifPresent(label -> templates.put(label.id(), label.title()));
        row.tags().stream()
            .filter(label -> !label.id().isEmpty())
            .forEach(label -> tags.put(label.id(), label.title()));
      }
      if (choice.namesSomebody()) {
        everybody.add(choice.person());
      }
      return new Filter(
          choice.usesForm(),
          choice.show() == Show.ALL ? Literal.NONE : new Literal(RunListChoice.word(choice.show())),
          new Literal(choice.words()),
          options(templates, choice.template()),
          options(tags, choice.tag()),
          people(everybody),
          Stream.of(Order.values())
              .map(
                  order ->
                      new Option(
                          new Literal(order == Order.NEWEST ? "" : RunListChoice.word(order)),
                          words.say("list.order." + order),
                          order == choice.order()))
              .toList());
    }

    private List<Option> people(Set<String> names) {
      Stream<Option> me =
          choice.asksForMine()
              ? Stream.of(
                  new Option(new Literal(RunListChoice.ME), words.say("list.filter.me"), true))
              : Stream.empty();
      Stream<Option> others =
          names.stream()
              .map(name -> new Option(new Literal(name), name, name.equals(choice.person())));
      return Stream.concat(me, others).toList();
    }

    private List<Option> options(Map<String, String> titles, String chosen) {
      if (!chosen.isEmpty()) {
        titles.putIfAbsent(chosen, words.say("list.filter.chosen"));
      }
      return titles.entrySet().stream()
          .map(
              title ->
                  new Option(
                      new Literal(title.getKey()), title.getValue(), title.getKey().equals(chosen)))
          .sorted(Comparator.comparing(Option::text, words.people().order()))
          .toList();
    }
  }
}
