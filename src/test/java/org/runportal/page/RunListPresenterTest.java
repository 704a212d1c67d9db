package org.runportal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.runportal.run.Failure;
import org.runportal.run.NextTask;
import org.runportal.run.People;
import org.runportal.run.PeopleSource.PeopleList;
import org.runportal.run.Person;
import org.runportal.run.Progress;
import org.runportal.run.RunId;
import org.runportal.run.RunList;
import org.runportal.run.RunListLookup;
import org.runportal.run.RunListQuery;
import org.runportal.run.RunListQuery.Window;
import org.runportal.run.RunRow;
import org.runportal.run.RunState;
import org.runportal.run.When;
import org.runportal.tenant.Settings;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;
import org.runportal.web.Literal;
import org.runportal.web.Moments;
import org.runportal.web.Reload;
import org.runportal.web.Texts;
import org.runportal.web.Tone;

/** What a list says, and what it asks for. */
class RunListPresenterTest {
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");
  private static final People.Names NAMES =
      new People.Names(
          Map.of("7", "Ana Reyes", "8", "Bo Lind", "9", "Bo Lind"),
          Map.of("x1", "Finance"),
          Map.of("ines@example.org", "Ines Duarte"));

  private static final Optional<String> NAMED = Optional.of("Gil");

  private static final RunRow.Standing ACTIVE =
      new RunRow.Standing(RunState.ACTIVE, "active", false, RunRow.Decision.NOTHING_REFUSED);

  private final Texts texts = Texts.in(Locale.UK);
  private final KnownPeople people = new KnownPeople(NAMES);
  private final RunListPresenter presenter =
      new RunListPresenter(texts, new Moments(NOW, ZoneId.of("UTC"), texts), people);

  @Test
  void expectsTheListsOfThoseItHasToNameAndNeedsNoneAtOnce() {
    shown(Map.of(), Map.of(), list(1, row("r1", "Onboarding", 7, -3)));
    assertThat(people.expected).containsExactly(PeopleList.MEMBERS);

    shown(Map.of(), Map.of(), list(1, row("r1", new Person.Group("x1", Optional.empty()))));
    assertThat(people.expected).containsExactly(PeopleList.MEMBERS, PeopleList.GROUPS);

    shown(
        Map.of(), Map.of(), list(1, row("r1", new Person.Guest("g@x.example", Optional.empty()))));
    assertThat(people.expected).containsExactlyInAnyOrder(PeopleList.values());
    assertThat(people.needed).isEmpty();
  }

  @Test
  void expectsNoListsWhereTheAnswerNamesEverybody() {
    shown(Map.of(), Map.of(), list(1, row("r1", new Person.Member("7", Optional.of("Ana")))));
    shown(Map.of(), Map.of(), list(1, row("r1", new Person.Group("x", Optional.of("Law")))));
    shown(Map.of(), Map.of(), list(1, row("r1", new Person.Guest("g@x.example", NAMED))));
    shown(Map.of(), Map.of(), list(0));

    assertThat(people.expected).isEmpty();
    assertThat(people.needed).isEmpty();
  }

  /** A kept page that says "a group" is not kept once the group has a name: no call is needed. */
  @Test
  void isDrawnAgainOnceTheDirectoryHasANameForAGroup() {
    RunList list = list(1, row("r1", new Person.Group("x1", Optional.empty())));
    RunListLookup found = new RunListLookup.Found(list, NOW, Optional.empty());

    assertThat(RunListVersion.of(found, Optional.of(NOW), People.Names.NONE))
        .isEqualTo(RunListVersion.of(found, Optional.of(NOW), People.Names.NONE))
        .isNotEqualTo(RunListVersion.of(found, Optional.of(NOW), NAMES));
  }

  /** Whoever is to be hidden has to be known. */
  @Test
  void needsTheGuestsWhereTheyAreHidden() {
    shown(Map.of("hide", "guests"), Map.of(), list(1, row("r1", "Onboarding", 7, -3)));
    assertThat(people.needed).containsExactly(PeopleList.GUESTS);
  }

  @Test
  void needsMembersAndGroupsToAskForSomebodyByName() {
    query(Map.of());
    assertThat(people.needed).isEmpty();
    query(Map.of("person", "Ana Reyes"));
    assertThat(people.needed).containsExactly(PeopleList.MEMBERS, PeopleList.GROUPS);
  }

  /** What was asked is not asked anew when the page is drawn: the directory may be read by then. */
  @Test
  void looksForSomebodyItselfWhomNobodyKnewWhenTheListWasAskedFor() {
    RunListChoice anas = choice(Map.of("person", "Ana Reyes"));
    RunListQuery asked =
        new RunListPresenter(texts, new Moments(NOW, ZoneId.of("UTC"), texts), KnownPeople.none())
            .query(tenant(Map.of()), anas);
    RunList anybodys = list(2, row("r1", "Anas", 7, 3), row("r2", "Somebody else's", 5, 3));

    RunListView view =
        presenter.of(
            tenant(Map.of()),
            "/acme",
            new RunListPage.Answered(
                anas, Optional.of(asked), new RunListLookup.Found(anybodys, NOW, Optional.empty())),
            Optional.empty(),
            Optional.empty());

    assertThat(asked.person()).isEmpty();
    assertThat(view.rows()).extracting(RunListView.Row::title).containsExactly("Anas");
  }

  /** The list of a guest is not the vendor's: all of it is there. */
  @Test
  void pagesThroughAListThatFollowsFromTasks() {
    RunRow[] rows =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> row("r" + i, "Run " + i, 7, 3))
            .toArray(RunRow[]::new);

    RunListView view =
        presenter.of(
            tenant(Map.of()),
            "/acme",
            new RunListPage.Answered(
                choice(Map.of("page", "3")),
                Optional.empty(),
                new RunListLookup.Found(list(60, rows), NOW, Optional.empty())),
            Optional.empty(),
            Optional.empty());

    assertThat(view.rows()).hasSize(10);
    assertThat(view.rows().get(0).title()).isEqualTo("Run 51");
  }

  private static RunRow row(String id, Person who) {
    RunRow row = row(id, "Onboarding", 7, 3);
    NextTask next = row.next().get(0);
    return new RunRow(
        row.id(),
        row.number(),
        row.name(),
        row.template(),
        row.standing(),
        row.progress(),
        Optional.of(who),
        List.of(new NextTask(next.id(), next.title(), List.of(who), next.deadline())),
        row.times(),
        row.tags());
  }

  @Test
  void tellsWhereARunStands() {
    RunListView view = shown(Map.of(), Map.of(), list(1, row("r1", "Onboarding", 7, -3)));

    assertThat(view.rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.title()).isEqualTo("Onboarding");
              assertThat(row.address()).hasToString("/acme/runs/r1");
              assertThat(row.status().text()).isEqualTo("In progress");
              assertThat(row.status().tone()).isEqualTo(Tone.LATE);
              assertThat(row.template()).isEqualTo("Customers");
              assertThat(row.progress()).isEqualTo(new RunListView.Meter("1 of 3 tasks", 33));
              assertThat(row.next())
                  .isEqualTo(
                      new RunListView.Next(
                          "Call",
                          "Ana Reyes",
                          new RunListView.FromNow(
                              "3 days late", "was due 9 Mar 2026, 10:00\u00a0UTC, 3 days late"),
                          Tone.LATE));
              assertThat(row.changed())
                  .isEqualTo(
                      new RunListView.FromNow(
                          "Changed 2 hours ago", "Changed 12 Mar 2026, 08:00\u00a0UTC"));
              assertThat(row.tags()).containsExactly("Urgent");
            });
    assertThat(view.found()).isEqualTo("1 process.");
    assertThat(view.pager()).isEqualTo(RunView.Pager.NONE);
  }

  @Test
  void pagesThroughTheVendorsListWhereItKnowsTheOrder() {
    assertThat(window(Map.of())).isEqualTo(Window.page(1));
    assertThat(window(Map.of("page", "2"))).isEqualTo(Window.page(1));
    assertThat(window(Map.of("page", "3", "order", "oldest"))).isEqualTo(Window.page(2));
    assertThat(window(Map.of("page", "99999999"))).isEqualTo(Window.page(1));
  }

  @ParameterizedTest
  @EnumSource(
      value = RunListChoice.Order.class,
      names = {"DEADLINE", "CHANGED", "NAME"})
  void looksThroughTheNewestForAnyOtherOrderAndSaysSo(RunListChoice.Order order) {
    Map<String, String> choice = Map.of("order", RunListChoice.word(order));
    assertThat(window(choice)).isEqualTo(Window.FIRST_PAGES);

    RunList list =
        new RunList(
            List.of(row("r1", "Beta", 7, 5), row("r2", "Alpha", 7, 2)),
            OptionalInt.of(2_000),
            true,
            true);

    assertThat(shown(Map.of(), choice, list).found()).isEqualTo("The newest 2 of 2,000 processes.");
  }

  @Test
  void sortsByDeadlineAndName() {
    RunList list =
        list(3, row("r1", "Beta", 7, 5), row("r2", "Alpha", 7, 9), row("r3", "Gamma", 7, 2));

    assertThat(titles(shown(Map.of(), Map.of("order", "deadline"), list)))
        .containsExactly("Gamma", "Beta", "Alpha");
    assertThat(titles(shown(Map.of(), Map.of("order", "name"), list)))
        .containsExactly("Alpha", "Beta", "Gamma");
    assertThat(titles(shown(Map.of(), Map.of(), list))).containsExactly("Beta", "Alpha", "Gamma");
  }

  @Test
  void asksTheVendorForAPersonTheDirectoryKnowsAndLooksForOthersItself() {
    assertThat(query(Map.of("person", "ana reyes")).person())
        .contains(new Person.Member("7", Optional.empty()));
    assertThat(query(Map.of("person", "Finance")).person())
        .contains(new Person.Group("x1", Optional.empty()));
    for (String name : List.of("Bo Lind", "Ines Duarte", "Nobody")) {
      assertThat(query(Map.of("person", name)).person()).as(name).isEmpty();
      assertThat(window(Map.of("person", name))).as(name).isEqualTo(Window.FIRST_PAGES);
    }
    RunList list = list(2, row("r1", "Hers", 7, 1), row("r2", "His", 8, 1));
    assertThat(titles(shown(Map.of(), Map.of("person", "Bo Lind"), list))).containsExactly("His");
  }

  @Test
  void looksThroughTheNewestWhereTheTenantHasSeveralFiltersOfAKind() {
    assertThat(presenter.query(tenant(Map.of("list-tags", "g1,g2")), choice(Map.of())).window())
        .isEqualTo(Window.FIRST_PAGES);
  }

  @Test
  void turnsPagesOfTwentyFive() {
    RunRow[] rows =
        IntStream.range(0, 50).mapToObj(i -> row("r" + i, "Run " + i, 7, 1)).toArray(RunRow[]::new);
    RunList list = new RunList(List.of(rows), OptionalInt.of(2_000), true, true);

    RunListView second = shown(Map.of(), Map.of("page", "2", "words", "a b"), list);

    assertThat(titles(second)).hasSize(25).startsWith("Run 25");
    assertThat(second.found()).isEqualTo("2,000 processes.");
    assertThat(second.pager().place()).isEqualTo("26–50");
    assertThat(second.pager().previous()).hasToString("?words=a+b#runs");
    assertThat(second.pager().next()).hasToString("?words=a+b&page=3#runs");
  }

  @Test
  void saysThatTheListEndsBeforeAPage() {
    RunList one = list(1, row("a", "A", 7, 1));
    RunList none = new RunList(List.of(), OptionalInt.of(30), false, true);

    assertThat(shown(Map.of(), Map.of("order", "name", "page", "5"), one).none())
        .containsExactly("The list ends before page 5.");
    assertThat(shown(Map.of(), Map.of("words", "x", "page", "3"), none).none())
        .containsExactly("The list ends before page 3.");
    assertThat(shown(Map.of(), Map.of("person", "Nobody", "page", "2"), list(100)).none())
        .containsExactly("No process matches.");
  }

  @Test
  void leadsFromFarBehindTheEndToTheLastPage() {
    RunList counted = new RunList(List.of(), OptionalInt.of(51), false, true);
    RunList three = list(3, row("a", "A", 7, 1), row("b", "B", 7, 1), row("c", "C", 7, 1));

    assertBack(pager(Map.of("page", "100"), counted), "Last page", "?page=3#runs");
    assertBack(pager(Map.of("page", "4"), counted), "Previous", "?page=3#runs");
    assertBack(
        pager(Map.of("page", "100", "order", "name"), three), "First page", "?order=name#runs");
    assertBack(pager(Map.of("page", "9", "words", "x"), list(0)), "First page", "?words=x#runs");
    assertThat(pager(Map.of("page", "9"), list(0)).next()).isEqualTo(Literal.NONE);
  }

  @Test
  void leadsToTheFirstPageWhereNobodyKnowsTheLast() {
    RunList uncounted = new RunList(List.of(), OptionalInt.empty(), false, true);

    RunListView view = shown(Map.of(), Map.of("page", "100"), uncounted);

    assertBack(view.pager(), "First page", "?show=all#runs");
    assertThat(view.none())
        .containsExactly("The list ends before page 100.", "How many pages it has is not known.");
  }

  /** Nothing is known of where the list ends. */
  @Test
  void leadsOnePageBackWhereThereIsNoList() {
    RunListView view =
        presenter.of(
            tenant(Map.of()),
            "/acme",
            answered(
                Map.of(),
                RunListChoice.of(Map.of("page", "9")),
                new RunListLookup.Failed(Failure.UNREACHABLE, Optional.empty())),
            Optional.empty(),
            Optional.empty());

    assertBack(view.pager(), "Previous", "?page=8#runs");
    assertBack(pager(Map.of("page", "9"), RunList.NOT_UNDERSTOOD), "Previous", "?page=8#runs");
  }

  private RunView.Pager pager(Map<String, String> parameters, RunList list) {
    return shown(Map.of(), parameters, list).pager();
  }

  private static void assertBack(RunView.Pager pager, String words, String address) {
    assertThat(pager.back()).isEqualTo(words);
    assertThat(pager.previous()).hasToString(address);
  }

  @Test
  void leadsToNoPageBehindTheLast() {
    RunRow[] rows =
        IntStream.range(0, 100).mapToObj(i -> row("r" + i, "Run", 7, 1)).toArray(RunRow[]::new);
    RunList list = new RunList(List.of(rows), OptionalInt.of(20_000), true, true);

    assertThat(shown(Map.of(), Map.of("page", "399"), list).pager().next())
        .hasToString("?page=400#runs");
    assertThat(shown(Map.of(), Map.of("page", "400"), list).pager().next()).isEqualTo(Literal.NONE);
  }

  @Test
  void saysWhyThereIsNothing() {
    RunList empty = list(0);

    assertThat(shown(Map.of(), Map.of(), empty).none())
        .containsExactly("There are no processes here.");
    assertThat(shown(Map.of(), Map.of("words", "x"), empty).none())
        .containsExactly("No process matches.");
    assertThat(shown(Map.of(), Map.of("words", "x"), RunList.NOT_UNDERSTOOD).none())
        .containsExactly("Tallyfy did not understand this filter. Please choose another one.");
    RunListView failed =
        presenter.of(
            tenant(Map.of()),
            "/acme",
            answered(
                Map.of(),
                choice(Map.of()),
                new RunListLookup.Failed(Failure.UNREACHABLE, Optional.of(Duration.ofSeconds(8)))),
            Optional.empty(),
            Optional.of(Duration.ofSeconds(8)));
    assertThat(failed.none())
        .containsExactly(
            "Tallyfy is not answering.",
            "The list cannot be shown right now. A process still opens by its link, id or number.",
            "This page reloads by itself in 8 seconds.");
    assertThat(failed.age()).isNull();
  }

  @Test
  void tellsTheAgeOfTheLastListAndWhyThereIsNoNewerOne() {
    RunListView view =
        presenter.of(
            tenant(Map.of()),
            "/acme",
            answered(
                Map.of(),
                choice(Map.of()),
                new RunListLookup.Found(
                    list(1, row("r1", "Old", 7, 1)),
                    NOW.minus(Duration.ofMinutes(20)),
                    Optional.of(
                        new RunListLookup.Trouble(
                            Optional.of(Failure.UNREACHABLE),
                            Optional.of(Duration.ofSeconds(8)))))),
            Optional.empty(),
            Optional.empty());

    assertThat(view.age().notice())
        .contains("Tallyfy is not answering", "20 minutes ago", "8 seconds");
  }

  @Test
  void offersWhatOccursInTheNewestRuns() {
    RunListView view =
        presenter.of(
            tenant(Map.of("views", "Late=show=late")),
            "/acme",
            answered(
                Map.of("views", "Late=show=late"),
                choice(Map.of("template", "t9")),
                new RunListLookup.Found(list(0), NOW, Optional.empty())),
            Optional.of(list(1, row("r1", "A", 7, 1))),
            Optional.empty());

    assertThat(view.filter().templates()).extracting(RunView.Option::text).contains("Customers");
    assertThat(view.filter().tags()).extracting(RunView.Option::text).containsExactly("Urgent");
    assertThat(view.filter().people())
        .extracting(RunView.Option::text)
        .containsExactly("Ana Reyes");
    assertThat(view.views())
        .singleElement()
        .satisfies(way -> assertThat(way.address()).hasToString("?show=late#runs"));
  }

  @Test
  void triesAgainWhenAListIsOldOrMissing() {
    Duration wait = Duration.ofSeconds(20);
    assertThat(Freshness.nextTry(new RunListLookup.Failed(Failure.BUSY, Optional.of(wait))))
        .contains(wait);
    assertThat(Freshness.nextTry(old(Optional.of(Failure.BUSY), Optional.of(wait)))).contains(wait);
    assertThat(Freshness.nextTry(old(Optional.of(Failure.REFUSED), Optional.empty()))).isEmpty();
    assertThat(Freshness.nextTry(old(Optional.empty(), Optional.empty())))
        .as("a newer list is on its way")
        .contains(Reload.MIN_WAIT);
    assertThat(Freshness.nextTry(new RunListLookup.Found(list(0), NOW, Optional.empty())))
        .isEmpty();
  }

  private static RunListLookup old(Optional<Failure> failure, Optional<Duration> retryAfter) {
    return new RunListLookup.Found(
        list(0), NOW, Optional.of(new RunListLookup.Trouble(failure, retryAfter)));
  }

  @Test
  void hidesWhatTheTenantHides() {
    RunRow guests =
        new RunRow(
            new RunId("r1"),
            Optional.empty(),
            Optional.of("For Ines Duarte, boss@example.org"),
            Optional.empty(),
            ACTIVE,
            Optional.empty(),
            Optional.empty(),
            List.of(
                new NextTask(
                    "a",
                    Optional.of("Call ines@example.org"),
                    List.of(new Person.Guest("ines@example.org", Optional.empty())),
                    Optional.empty())),
            new RunRow.Times(Optional.empty(), Optional.empty(), Optional.empty()),
            List.of());

    RunListView view = shown(Map.of("hide", "guests,emails"), Map.of(), list(1, guests));

    assertThat(view.toString()).doesNotContain("Ines", "ines@", "boss@");
  }

  private static List<String> titles(RunListView view) {
    return view.rows().stream().map(RunListView.Row::title).toList();
  }

  @Test
  void asksForTheRunsOfWhoeverOpensTheAddress() {
    Person me = new Person.Member("7", Optional.empty());
    RunListChoice mine = choice(Map.of("show", "late")).of(me, RunListChoice.ME);

    assertThat(presenter.query(tenant(Map.of()), mine).person()).contains(me);
    assertThat(presenter.query(tenant(Map.of()), mine).window()).isEqualTo(Window.page(1));
    assertThat(mine.address()).hasToString("?show=late&person=me#runs");
    assertThat(RunListChoice.ANY.address())
        .as("all, also for whoever has runs of their own")
        .hasToString("?show=all#runs");
  }

  @Test
  void looksForANameAmongTheRunsOfTheVisitorOnly() {
    Person me = new Person.Member("7", Optional.empty());
    RunListChoice named = choice(Map.of("person", "Finance")).of(me, "Finance");

    assertThat(presenter.query(tenant(Map.of("list", "mine")), named).person()).contains(me);
    assertThat(presenter.query(tenant(Map.of("list", "mine")), named).window())
        .isEqualTo(Window.FIRST_PAGES);
  }

  private RunListView shown(Map<String, String> keys, Map<String, String> choice, RunList list) {
    return presenter.of(
        tenant(keys),
        "/acme",
        answered(keys, choice(choice), new RunListLookup.Found(list, NOW, Optional.empty())),
        Optional.empty(),
        Optional.empty());
  }

  /** A list that the vendor was asked for with all that is known of people. */
  private RunListPage.Answered answered(
      Map<String, String> keys, RunListChoice choice, RunListLookup lookup) {
    return new RunListPage.Answered(
        choice, Optional.of(presenter.query(tenant(keys), choice)), lookup);
  }

  private Window window(Map<String, String> choice) {
    return query(choice).window();
  }

  private RunListQuery query(Map<String, String> choice) {
    return presenter.query(tenant(Map.of()), choice(choice));
  }

  private static RunListChoice choice(Map<String, String> parameters) {
    return RunListChoice.of(parameters);
  }

  private static RunList list(int total, RunRow... rows) {
    return new RunList(List.of(rows), OptionalInt.of(total), false, true);
  }

  private static RunRow row(String id, String name, int member, int dueInDays) {
    Person who = new Person.Member("" + member, Optional.empty());
    return new RunRow(
        new RunId(id),
        Optional.empty(),
        Optional.of(name),
        Optional.of(new RunRow.Label("t1", "Customers")),
        ACTIVE,
        Optional.of(Progress.of(1, 3)),
        Optional.of(who),
        List.of(
            new NextTask(
                "a",
                Optional.of("Call"),
                List.of(who),
                Optional.of(new When.Instant(NOW.plus(Duration.ofDays(dueInDays)))))),
        new RunRow.Times(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new When.Instant(NOW.minus(Duration.ofHours(2))))),
        List.of(new RunRow.Label("g1", "Urgent")));
  }

  private static Tenant tenant(Map<String, String> keys) {
    Map<String, String> settings = new HashMap<>();
    settings.put("portal.tenants", "acme");
    Map.of("name", "Acme", "organization", "org1", "token", "t", "list", "all")
        .forEach((key, value) -> settings.put("portal.tenant.acme." + key, value));
    keys.forEach((key, value) -> settings.put("portal.tenant.acme." + key, value));
    return new Tenants(Settings.of(key -> Optional.ofNullable(settings.get(key))))
        .named(new TenantId("acme"))
        .orElseThrow();
  }
}
