package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.tallyfy.TallyfyStub.json;
import static org.runportal.tallyfy.TallyfyStub.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runportal.cache.CachedRunLists;
import org.runportal.cache.CachedRuns;
import org.runportal.cache.CopyMemory;
import org.runportal.cache.TenantStatus;
import org.runportal.page.Pages;
import org.runportal.page.RunListView;
import org.runportal.run.Failure;
import org.runportal.run.Person;
import org.runportal.run.RunId;
import org.runportal.run.RunList;
import org.runportal.run.RunListLookup;
import org.runportal.run.RunListQuery;
import org.runportal.run.RunListQuery.Order;
import org.runportal.run.RunListQuery.Show;
import org.runportal.run.RunListQuery.Window;
import org.runportal.run.RunLookup;
import org.runportal.run.RunRow;
import org.runportal.run.RunState;
import org.runportal.tenant.Settings;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;

/** Lists, from the call to what is read, with every call counted at the vendor. */
@Timeout(120)
class TallyfyRunListsTest {
  private static final String RUNS = "organizations/" + TestTenants.ORGANIZATION + "/runs";

  private static final RunListQuery TWO_PAGES = RunListQuery.NEWEST.in(Window.FIRST_PAGES);

  @RegisterExtension final TallyfyStub vendor = new TallyfyStub();
  @RegisterExtension final TestCalls client = new TestCalls();

  private final MovingClock clock = client.clock;
  private final CachedRunLists lists =
      new CachedRunLists(
          new CopyMemory(),
          () -> this.visitor,
          new TallyfyRunLists(client.calls, clock),
          client.limits,
          clock);
  private String visitor = "somebody";
  private final TallyfyRuns runs = new TallyfyRuns(client.calls, clock);

  @Test
  void readsARowAsFarAsItGoes() {
    answers(
        """
        {"data":[{"id":"r1","name":"Onboarding","checklist_id":"t1","checklist_title":"Customers",
        "status":"active","has_open_issue":true,"progress":{"complete":1,"total":3},
        "owner_id":7,"started_at":"2026-03-01T09:00:00Z","last_updated":"2026-03-02T09:00:00Z",
        "due_date":"2026-03-20","prerun":{"salary":"4711"},
        "tasks":{"data":[{"id":"a","title":"Call","status":"in-progress"}]},
        "next_task":{"data":{"id":"a","title":"Call","owners":{"users":[7]},
        "deadline":"2026-03-14T17:00:00Z"}},
        "tags":{"data":[{"id":"g1","title":"Urgent"}]}},
        {"id":"../x","name":"leads elsewhere"},{"name":"no id"},null,7,
        {"id":"r2","name":null,"status":["odd"],"progress":"odd","next_task":"odd","tags":3}],
        "meta":{"pagination":{"total":2}}}
        """);

    RunList list = found(tenant(Map.of()), RunListQuery.NEWEST).list();

    assertThat(list.rows()).extracting(row -> row.id().value()).containsExactly("r1", "r2");
    RunRow row = list.rows().get(0);
    assertThat(row.name()).contains("Onboarding");
    assertThat(row.template()).contains(new RunRow.Label("t1", "Customers"));
    assertThat(row.standing().state()).isEqualTo(RunState.PROBLEM);
    assertThat(row.progress()).isPresent();
    assertThat(row.owner()).contains(new Person.Member("7", Optional.empty()));
    assertThat(row.next())
        .singleElement()
        .satisfies(next -> assertThat(next.title()).contains("Call"));
    assertThat(row.deadline()).isPresent();
    assertThat(row.times().changed()).isPresent();
    assertThat(row.tags()).containsExactly(new RunRow.Label("g1", "Urgent"));
    assertThat(list.total()).isEqualTo(OptionalInt.of(2));
    assertThat(list.toString()).as("answers to the start form").doesNotContain("4711", "salary");
  }

  @Test
  void leavesOutTasksForAnHourWhereTheyMakeTheAnswerTooLarge() {
    String large = "x".repeat(17 * 1024 * 1024);
    vendor.answers(
        RUNS,
        exchange ->
            TallyfyStub.json(
                    exchange.getRequestURI().getQuery().contains("with=tasks")
                        ? "{\"data\":[{\"id\":\"r1\",\"tasks\":[{\"title\":\"" + large + "\"}]}]}"
                        : "{\"data\":[{\"id\":\"r1\",\"name\":\"Large\"}]}")
                .answer(exchange));

    assertThat(found(tenant(Map.of()), RunListQuery.NEWEST).list().rows()).hasSize(1);
    assertThat(vendor.asked()).hasSize(2);

    clock.pass(Duration.ofMinutes(50));
    found(tenant(Map.of()), RunListQuery.NEWEST);
    assertThat(vendor.asked()).as("without tasks at once").hasSize(3);
  }

  @Test
  void tellsNothingOfAConfidentialNextTask() {
    answers(
        """
        {"data":[{"id":"r1","name":"Leaving","status":"active",
        "tasks":{"data":[{"id":"a","title":"Severance","top_secret":true},{"id":"b","title":"Farewell"}]},
        "next_task":{"data":{"id":"a","title":"Severance","owners":{"users":[1]}}}},
        {"id":"r2","name":"Without tasks","status":"active",
        "next_task":{"data":{"id":"c","title":"Severance","owners":{"users":[1]}}}}]}
        """);

    RunList list = found(tenant(Map.of()), RunListQuery.NEWEST).list();

    assertThat(list.rows()).hasSize(2).allSatisfy(row -> assertThat(row.next()).isEmpty());
    assertThat(list.toString()).doesNotContain("Severance");
  }

  @Test
  void asksForWhatAQueryMeansInTheVendorsWords() {
    answers("{\"data\":[]}");
    Tenant tenant = tenant(Map.of());

    find(
        tenant,
        new RunListQuery(
            Show.LATE,
            "  Müller &  Söhne/50% ",
            Optional.of("t1"),
            Optional.of("g1"),
            Optional.of(new Person.Member("7", Optional.empty())),
            Order.OLDEST,
            Window.page(3)));
    find(
        tenant,
        new RunListQuery(
            Show.ARCHIVED,
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Person.Group("x1", Optional.empty())),
            Order.NEWEST,
            Window.page(1)));

    assertThat(vendor.asked())
        .extracting(TallyfyStub.Asked::query)
        .containsExactly(
            "per_page=50&page=3&with=tasks%2Cnext_task%2Ctags&sort=created_at&status=delayed"
                + "&checklist_id=t1&tag=g1&owners=7&q=m%C3%BCller%20%26%20s%C3%B6hne%2F50%25",
            "per_page=50&page=1&with=tasks%2Cnext_task%2Ctags&sort=-created_at&archived=only"
                + "&groups=x1");
  }

  @Test
  void countsPagesItselfDropsWhatCameBeforeAndStopsWhereTheListEnds() {
    vendor.answers(
        RUNS,
        exchange -> {
          boolean first = exchange.getRequestURI().getRawQuery().contains("&page=1&");
          json(page(first ? 0 : 45, first ? 50 : 70, 70, "http://127.0.0.1:1/elsewhere"))
              .answer(exchange);
        });

    RunList list = found(tenant(Map.of()), TWO_PAGES).list();

    assertThat(list.rows()).hasSize(70).doesNotHaveDuplicates();
    assertThat(list.more()).isFalse();
    assertThat(vendor.asked()).as("both at the vendor's own address").hasSize(2);
  }

  @Test
  void stopsAtAPageThatBringsNothingNew() {
    answers(page(0, 50, 5_000, ""));

    assertThat(found(tenant(Map.of()), TWO_PAGES).list().more()).isFalse();
    assertThat(vendor.asked()).hasSize(2);
  }

  @Test
  void asksForNoSecondPageOfAShortList() {
    answers(page(0, 3, 3, ""));

    found(tenant(Map.of()), TWO_PAGES);

    assertThat(vendor.asked()).hasSize(1);
  }

  /** The vendor may not know the filter, and answer with the runs of everybody. */
  @Test
  void keepsNoRunInWhichTheMemberTakesNoPart() {
    answers(
        """
        {"data":[{"id":"owned","owner_id":7},{"id":"started","started_by":"7"},
        {"id":"shared","collaborators":[8,7]},{"id":"other","owner_id":8,"collaborators":[77]},
        {"id":"unsaid"},
        {"id":"task","tasks":{"data":[{"id":"t","title":"Call","owners":{"users":[7]}}]}},
        {"id":"secret","collaborators":[7],"tasks":{"data":[{"id":"t","title":"Call",
        "top_secret":true,"owners":{"users":[7]}}]}}],"meta":{"pagination":{"total":7}}}
        """);

    RunList list =
        found(
                tenant(Map.of("list", "mine")),
                RunListQuery.NEWEST.of(Optional.of(new Person.Member("7", Optional.empty()))))
            .list();

    assertThat(list.rows())
        .extracting(row -> row.id().value())
        .containsExactlyInAnyOrder("owned", "started", "shared", "task");
    assertThat(list.total()).as("the vendor counted others, too").isEmpty();
  }

  @Test
  void isOneCallForAThousandVisitorsAndNoneForTheNextMinute() {
    answers(page(0, 50, 2_000, ""));
    Tenant tenant = tenant(Map.of());

    for (int visitor = 0; visitor < 1_000; visitor++) {
      found(tenant, RunListQuery.NEWEST);
    }
    clock.pass(Duration.ofSeconds(59));
    found(tenant, RunListQuery.NEWEST);

    assertThat(vendor.asked()).hasSize(1);
    assertThat(lists.atHand(tenant, RunListQuery.NEWEST)).isPresent();
    assertThat(vendor.asked()).hasSize(1);
  }

  @Test
  void takesNoMoreThanThreeEighthsOfTheBudgetAndLeavesHalfToRuns() {
    answers(page(0, 1, 1, ""));
    Tenant tenant = tenant(Map.of());

    for (int page = 1; page <= 60; page++) {
      visitor = "visitor " + page;
      find(tenant, queryOnPage(page));
    }

    assertThat(vendor.asked()).hasSize(22);
    assertThat(find(tenant, queryOnPage(61)))
        .isEqualTo(new RunListLookup.Failed(Failure.LIMITED, Optional.of(Duration.ofMinutes(1))));
    for (int run = 0; run < 30; run++) {
      vendor.answers(RUNS + "/run" + run, json("{\"data\":{\"id\":\"r\"}}"));
      assertThat(runs.fetch(tenant, new RunId("run" + run)).toCompletableFuture().join())
          .isInstanceOf(RunLookup.Found.class);
    }
  }

  @Test
  void showsTheLastListWhenTheVendorIsDown() {
    answers(page(0, 2, 2, ""));
    Tenant tenant = tenant(Map.of());
    found(tenant, RunListQuery.NEWEST);
    vendor.answers(RUNS, status(503));
    clock.pass(Duration.ofMinutes(10));

    RunListLookup.Found old = found(tenant, RunListQuery.NEWEST);

    assertThat(old.list().rows()).hasSize(2);
    assertThat(old.trouble().orElseThrow().failure()).contains(Failure.UNREACHABLE);
    assertThat(Duration.between(old.asOf(), clock.instant())).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void knowsAFilterTheVendorDoesNotUnderstandFromAnEmptyList() {
    vendor.answers(RUNS, status(422));
    assertThat(found(tenant(Map.of()), RunListQuery.NEWEST).list())
        .isEqualTo(RunList.NOT_UNDERSTOOD);

    answers("{\"data\":[]}");
    RunList empty = found(tenant(Map.of()), queryOnPage(2)).list();
    assertThat(empty.rows()).isEmpty();
    assertThat(empty.understood()).isTrue();
  }

  @Test
  void countsCallsForListsApartAndAFilterThatIsNotUnderstoodAsAnswered() {
    Tenant tenant = tenant(Map.of());
    vendor.answers(RUNS, status(422));
    found(tenant, RunListQuery.NEWEST);

    TenantStatus.Calls counted =
        new CachedRuns(new CopyMemory(), () -> "", runs, client.limits, clock)
            .status(tenant)
            .calls();

    assertThat(counted.asked())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                TenantStatus.Asked.LIST, 1L,
                TenantStatus.Asked.RUN, 0L,
                TenantStatus.Asked.PEOPLE, 0L,
                TenantStatus.Asked.TASKS, 0L,
                TenantStatus.Asked.TEMPLATE, 0L,
                TenantStatus.Asked.YARDSTICK, 0L));
    assertThat(counted.answered()).isEqualTo(1);
    assertThat(counted.lastFailure()).isEmpty();
  }

  @Test
  void namesEachFailure() {
    Map<Integer, Failure> failures =
        Map.of(
            401, Failure.REFUSED,
            403, Failure.REFUSED,
            404, Failure.REFUSED,
            500, Failure.UNREACHABLE);
    int page = 1;
    for (Map.Entry<Integer, Failure> failure : failures.entrySet()) {
      vendor.answers(RUNS, status(failure.getKey()));
      assertThat(((RunListLookup.Failed) find(tenant(Map.of()), queryOnPage(page++))).failure())
          .as("status " + failure.getKey())
          .isEqualTo(failure.getValue());
    }
    for (String rubbish : new String[] {"7", "{\"data\":\"x\"}", "{\"runs\":[]}", "<p>"}) {
      answers(rubbish);
      assertThat(((RunListLookup.Failed) find(tenant(Map.of()), queryOnPage(page++))).failure())
          .as(rubbish)
          .isEqualTo(Failure.UNREADABLE);
    }
  }

  /** The faults of a run's page, of a list: the last one with the reason, else the reason alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {}                      | UNREADABLE",
        "401 | {}                      | REFUSED",
        "402 | {}                      | REFUSED",
        "403 | {}                      | REFUSED",
        "404 | {}                      | REFUSED",
        "410 | {}                      | REFUSED",
        "429 | {}                      | BUSY",
        "301 | {}                      | UNREADABLE",
        "500 | {}                      | UNREACHABLE",
        "502 | {}                      | UNREACHABLE",
        "503 | {}                      | UNREACHABLE",
        "200 | {\"data\":[{\"id\":\"canary | UNREADABLE",
        "200 | <p>canary</p>           | UNREADABLE",
        "200 | {\"data\":\"canary\"}     | UNREADABLE",
        "200 | {\"runs\":[\"canary\"]}   | UNREADABLE",
        "200 | []                      | UNREADABLE",
        "200 | null                    | UNREADABLE",
      })
  void everyFaultLeavesTheLastListOrSaysWhyThereIsNone(int status, String body, Failure failure) {
    Tenant tenant = tenant(Map.of());
    answers(page(0, 2, 2, ""));
    found(tenant, RunListQuery.NEWEST);
    vendor.answers(
        RUNS,
        TallyfyStub.answer(
            status,
            Map.of("Content-Type", "application/json"),
            body.getBytes(StandardCharsets.UTF_8)));
    clock.pass(Duration.ofMinutes(10));

    RunListLookup.Found old = found(tenant, RunListQuery.NEWEST);
    assertThat(old.list().rows()).hasSize(2);
    assertThat(old.trouble().flatMap(RunListLookup.Trouble::failure)).contains(failure);
    RunListView last = Pages.list(tenant, old);
    assertThat(last.rows()).hasSize(2);
    assertThat(last.age().notice()).isNotBlank();
    assertThat(last.toString()).doesNotContain("canary", "acme-secret");

    RunListLookup none = find(tenant, queryOnPage(2));
    assertThat(none).isInstanceOf(RunListLookup.Failed.class);
    assertThat(((RunListLookup.Failed) none).failure()).isEqualTo(failure);
    RunListView empty = Pages.list(tenant, none);
    assertThat(empty.rows()).isEmpty();
    assertThat(empty.none()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(empty.toString()).doesNotContain("canary", "acme-secret");
  }

  @Test
  void sendsTheTenantsFilterAndAppliesItAgain() {
    answers(
        """
        {"data":[{"id":"r1","name":"in","checklist_id":"t1","tags":[{"id":"g2"}]},
        {"id":"r2","name":"other template","checklist_id":"t2","tags":[{"id":"g2"}]},
        {"id":"r3","name":"other tag","checklist_id":"t1","tags":[{"id":"g3"}]},
        {"id":"r4","name":"no tag","checklist_id":"t1"}],"meta":{"pagination":{"total":4}}}
        """);
    Tenant tenant = tenant(Map.of("list-templates", "t1", "list-tags", "g1,g2"));

    RunList list = found(tenant, RunListQuery.NEWEST).list();

    assertThat(list.rows()).extracting(row -> row.id().value()).containsExactly("r1");
    assertThat(list.total()).as("what the vendor counts is not what is shown").isEmpty();
    assertThat(vendor.asked().get(0).query()).contains("checklist_id=t1").doesNotContain("tag=");
  }

  @Test
  void opensALinkToARunThatIsNotListedOnlyIfAllLinksOpen() {
    vendor.answers(RUNS + "/r1", json("{\"data\":{\"id\":\"r1\",\"checklist_id\":\"t1\"}}"));
    vendor.answers(RUNS + "/r2", json("{\"data\":{\"id\":\"r2\",\"checklist_id\":\"t2\"}}"));
    Tenant all = tenant(Map.of("list-templates", "t1"));
    Tenant listed = tenant(Map.of("list-templates", "t1", "links", "listed"));

    assertThat(run(all, "r2")).isInstanceOf(RunLookup.Found.class);
    assertThat(run(listed, "r1")).isInstanceOf(RunLookup.Found.class);
    assertThat(run(listed, "r2")).isEqualTo(new RunLookup.Failed(Failure.NOT_FOUND));
  }

  private RunLookup run(Tenant tenant, String id) {
    return runs.fetch(tenant, new RunId(id)).toCompletableFuture().join();
  }

  private static RunListQuery queryOnPage(int page) {
    return RunListQuery.NEWEST.in(Window.page(page));
  }

  private void answers(String body) {
    vendor.answers(RUNS, json(body));
  }

  private static String page(int from, int to, int total, String next) {
    return IntStream.range(from, to)
        .mapToObj("{\"id\":\"r%1$d\",\"name\":\"Run %1$d\"}"::formatted)
        .collect(
            Collectors.joining(
                ",",
                "{\"data\":[",
                "],\"meta\":{\"pagination\":{\"total\":"
                    + total
                    + ",\"links\":{\"next\":\""
                    + next
                    + "\"}}}}"));
  }

  private RunListLookup.Found found(Tenant tenant, RunListQuery query) {
    return (RunListLookup.Found) find(tenant, query);
  }

  private RunListLookup find(Tenant tenant, RunListQuery query) {
    return lists.find(tenant, query).answer().join();
  }

  private Tenant tenant(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("portal.tenants", "acme");
    Map<String, String> keys = new HashMap<>(more);
    keys.putAll(
        Map.of(
            "name", "Acme",
            "organization", TestTenants.ORGANIZATION,
            "token", "acme-secret",
            "api-url", vendor.url().toString(),
            "list", "all"));
    keys.forEach((key, value) -> settings.put("portal.tenant.acme." + key, value));
    return new Tenants(Settings.of(key -> Optional.ofNullable(settings.get(key))))
        .named(new TenantId("acme"))
        .orElseThrow();
  }
}
