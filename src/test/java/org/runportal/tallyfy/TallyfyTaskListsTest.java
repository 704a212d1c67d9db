package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.tallyfy.TallyfyStub.json;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runportal.cache.CachedTaskLists;
import org.runportal.cache.CopyMemory;
import org.runportal.run.Failure;
import org.runportal.run.Identity;
import org.runportal.run.Person;
import org.runportal.run.TaskList;
import org.runportal.run.TaskListLookup;
import org.runportal.tenant.Settings;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;

/** What waits for somebody, from the call to what is read, with every call counted. */
@Timeout(120)
class TallyfyTaskListsTest {
  private static final String TASKS = "organizations/" + TestTenants.ORGANIZATION + "/tasks";
  private static final Identity ANA =
      new Identity(new Person.Member("7", Optional.empty()), Set.of());
  private static final Identity ANA_OF_SALES =
      new Identity(new Person.Member("7", Optional.empty()), Set.of("sales"));
  private static final Identity PAUL =
      new Identity(new Person.Guest("paul+x@movewell.example", Optional.empty()), Set.of());

  @RegisterExtension final TallyfyStub vendor = new TallyfyStub();
  @RegisterExtension final TestCalls client = new TestCalls();

  private final MovingClock clock = client.clock;
  private final CachedTaskLists lists =
      new CachedTaskLists(
          new CopyMemory(),
          () -> "",
          new TallyfyTaskLists(client.calls, clock),
          client.limits,
          clock);

  @Test
  void readsTasksWithTheirRunsNearestDeadlineFirst() {
    answers(
        task("late", 7, "\"deadline\":\"2026-03-20T17:00:00Z\""),
        task("none", 7, "\"deadline\":null"),
        task("soon", 7, "\"deadline\":\"2026-03-12T17:00:00Z\""));

    TaskList list = found(tenant(Map.of()), ANA);

    assertThat(titles(list)).containsExactly("soon", "late", "none");
    assertThat(list.tasks().get(0).run().name()).contains("Run of soon");
    assertThat(list.more()).isFalse();
    assertThat(vendor.asked())
        .extracting(TallyfyStub.Asked::query)
        .containsExactly("per_page=100&page=1&status=active&sort=deadline&with=run&owners=7");
  }

  @Test
  void asksForGuestsByTheirAddress() {
    answers();
    found(tenant(Map.of()), PAUL);

    assertThat(vendor.asked())
        .extracting(TallyfyStub.Asked::query)
        .containsExactly(
            "per_page=100&page=1&status=active&sort=deadline&with=run"
                + "&guests=paul%2Bx%40movewell.example");
  }

  /** The vendor may not know a filter, and answer with the tasks of everybody. */
  @Test
  void keepsNothingThatIsNotTheirs() {
    answers(
        task("mine", 7, "\"deadline\":null"),
        task("another's", 8, "\"deadline\":null"),
        "{\"id\":\"nobody-says\",\"title\":\"nobody-says\",\"run_id\":\"r\",\"status\":\"in-progress\"}");

    assertThat(titles(found(tenant(Map.of()), ANA))).containsExactly("mine");
    assertThat(titles(found(tenant(Map.of()), PAUL))).isEmpty();
  }

  @Test
  void leavesOutConfidentialHiddenDoneAndArchivedTasks() {
    answers(
        task("secret", 7, "\"top_secret\":true"),
        task("hidden", 7, "\"status\":\"auto-skipped\""),
        task("done", 7, "\"completed_at\":\"2026-03-01T00:00:00Z\""),
        task("to come", 7, "\"status\":\"not-started\""),
        task("put away", 7, "\"archived_at\":\"2026-03-01T00:00:00Z\""),
        task("open", 7, "\"top_secret\":false"));

    TaskList list = found(tenant(Map.of()), ANA);

    assertThat(titles(list)).containsExactly("open");
    assertThat(list.toString()).doesNotContain("secret").doesNotContain("hidden");
  }

  @Test
  void leavesOutTasksOfRunsThatTheTenantDoesNotList() {
    answers(
        task("listed", 7, "\"run\":{\"data\":{\"id\":\"r-listed\",\"checklist_id\":\"t1\"}}"),
        task("other", 7, "\"run\":{\"data\":{\"id\":\"r-other\",\"checklist_id\":\"t2\"}}"),
        task("unsaid", 7, "\"run\":{\"data\":{\"id\":\"r-unsaid\"}}"));

    assertThat(titles(found(tenant(Map.of("list-templates", "t1")), ANA)))
        .containsExactly("listed");
  }

  @Test
  void leavesOutTasksThatBelongToNoRunForSure() {
    answers(
        task("mine", 7, "\"run_id\":null"),
        task("mine too", 7, "\"run_id\":\"../x\""),
        task("twice", 7, "\"run_id\":\"r1\",\"run\":{\"data\":{\"id\":\"r2\"}}"));

    assertThat(found(tenant(Map.of()), ANA).tasks()).isEmpty();
  }

  @Test
  void isOneCallForAThousandVisitsAndNoneForTheNextMinute() {
    answers(task("mine", 7, "\"deadline\":null"));
    Tenant tenant = tenant(Map.of());
    for (int visit = 0; visit < 1_000; visit++) {
      found(tenant, ANA);
    }
    clock.pass(Duration.ofSeconds(59));
    found(tenant, ANA);

    assertThat(vendor.asked()).hasSize(1);
  }

  @Test
  void asksOnceForAPersonAndGroupsWhereTheVendorMeansEither() {
    answers(task("mine", 7, "\"deadline\":null"), ofSales("of us"));
    Tenant tenant = tenant(Map.of());

    assertThat(titles(found(tenant, ANA_OF_SALES))).containsExactlyInAnyOrder("mine", "of us");
    assertThat(vendor.asked())
        .extracting(TallyfyStub.Asked::query)
        .allMatch(query -> query.endsWith("&owners=7&groups=sales"))
        .hasSize(1);

    answers();
    clock.pass(Duration.ofMinutes(10));
    found(tenant, ANA_OF_SALES);
    assertThat(vendor.asked()).as("known by then, even if nothing waits").hasSize(2);
  }

  @Test
  void asksOneByOneWhereTheVendorMeansBoth() {
    vendor.answers(
        TASKS,
        exchange -> {
          String query = exchange.getRequestURI().getQuery();
          boolean person = query.contains("owners=7");
          boolean group = query.contains("groups=sales");
          String row = person ? task("mine", 7, "\"deadline\":null") : ofSales("of us");
          json("{\"data\":[" + (person && group ? "" : row) + "]}").answer(exchange);
        });
    Tenant tenant = tenant(Map.of());

    assertThat(titles(found(tenant, ANA_OF_SALES))).containsExactlyInAnyOrder("mine", "of us");
    assertThat(vendor.asked()).as("together, then one by one").hasSize(3);

    clock.pass(Duration.ofMinutes(10));
    found(tenant, ANA_OF_SALES);
    assertThat(vendor.asked()).as("one by one at once").hasSize(5);
  }

  @Test
  void saysWhatWentWrong() {
    vendor.answers(TASKS, TallyfyStub.status(503));
    assertThat(lookup(tenant(Map.of()), ANA).failure()).contains(Failure.UNREACHABLE);

    vendor.answers(TASKS, json("{\"data\":7}"));
    assertThat(lookup(tenant(Map.of()), PAUL).failure()).contains(Failure.UNREADABLE);
  }

  private void answers(String... rows) {
    vendor.answers(TASKS, json("{\"data\":[" + String.join(",", rows) + "]}"));
  }

  private static String task(String title, int owner, String more) {
    String id = title.replace(' ', '-').replace('\'', '-');
    JsonObjectBuilder row =
        Json.createObjectBuilder(
            object(
                """
                {"id":"%s","title":"%s","owners":{"users":[%d]},"status":"in-progress",
                "run_id":"r-%s","run":{"data":{"id":"r-%s","name":"Run of %s"}}}
                """
                    .formatted(id, title, owner, id, id, title)));
    object("{" + more + "}").forEach(row::add);
    return row.build().toString();
  }

  private static JsonObject object(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static String ofSales(String title) {
    return task(title, 8, "\"owners\":{\"users\":[],\"groups\":[\"sales\"]}");
  }

  private TaskList found(Tenant tenant, Identity who) {
    return lookup(tenant, who).list().orElseThrow();
  }

  private TaskListLookup lookup(Tenant tenant, Identity who) {
    return lists.find(tenant, who).toCompletableFuture().join();
  }

  private static List<String> titles(TaskList list) {
    return list.tasks().stream().map(entry -> entry.title().orElseThrow()).toList();
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
