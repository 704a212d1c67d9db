package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.tallyfy.TallyfyStub.after;
import static org.runportal.tallyfy.TallyfyStub.json;
import static org.runportal.tallyfy.TallyfyStub.status;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.cache.CachedRuns;
import org.runportal.cache.CachedTemplates;
import org.runportal.cache.CopyMemory;
import org.runportal.cache.TenantStatus;
import org.runportal.run.Fetched;
import org.runportal.run.HiddenTask;
import org.runportal.run.RunId;
import org.runportal.run.TemplateId;
import org.runportal.run.TemplateRules;
import org.runportal.run.TemplateRules.Condition;
import org.runportal.run.TemplateRules.Effect;
import org.runportal.run.TemplateRules.Joined;
import org.runportal.run.TemplateRules.Operator;
import org.runportal.run.TemplateRules.Rule;
import org.runportal.run.TemplateRules.Subject;
import org.runportal.run.Yardstick;
import org.runportal.tenant.Settings;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;

/** Templates, from the call to what is read, with every call counted at the vendor. */
@Timeout(120)
class TallyfyTemplatesTest {
  private static final String ORGANIZATION = "organizations/" + TestTenants.ORGANIZATION;
  private static final String TEMPLATE = ORGANIZATION + "/checklists/t1";
  private static final String RUNS = ORGANIZATION + "/runs";
  private static final TemplateId ID = new TemplateId("t1");
  private static final Instant ENDED = Instant.parse("2026-03-01T10:00:00Z");

  @RegisterExtension final TallyfyStub vendor = new TallyfyStub();
  @RegisterExtension final TestCalls client = new TestCalls();

  private final MovingClock clock = client.clock;
  private final TallyfyTemplates source = new TallyfyTemplates(client.calls, clock);
  private final CachedTemplates templates =
      new CachedTemplates(new CopyMemory(), source, client.limits, clock);

  @Test
  void readsRulesAndWhatStepsWaitFor() {
    vendor.answers(
        TEMPLATE,
        json(
            """
            {"data":{"id":"t1","title":"Onboarding","webhook":"https://secret.example",
              "automated_actions":[
                {"id":"a1","conditions":[
                   {"conditionable_type":"Capture","conditionable_id":"f1","operation":"equals",
                    "statement":"DE","logic":"and","position":1}],
                 "then_actions":[
                   {"action_type":"visibility","action_verb":"show","target_step_id":"s2"},
                   {"action_type":"deadline","action_verb":"deadline","target_step_id":"s3"},
                   {"action_type":"visibility","action_verb":"hide","target_step_id":"s4"}]},
                {"id":"a2","archived_at":"2026-01-01T00:00:00Z","conditions":[
                   {"conditionable_type":"Step","conditionable_id":"s1","operation":"completed"}],
                 "then_actions":[
                   {"action_type":"visibility","action_verb":"show","target_step_id":"s2"}]}],
              "steps":[
                {"id":"s1","deadline":{"value":2,"unit":"days","option":"from","step":"start_run"}},
                {"id":"s2","deadline":{"value":2,"unit":"days","option":"from","step":"s1"}},
                {"id":"s3"}, {}]}}
            """));

    Condition country = new Condition(Subject.FIELD, "f1", Operator.EQUALS, "DE");
    assertThat(rules(tenant(Map.of())))
        .contains(
            new TemplateRules(
                List.of(
                    new Rule("s2", Effect.SHOW, List.of(country), Joined.ALL),
                    new Rule("s4", Effect.HIDE, List.of(country), Joined.ALL)),
                Map.of("s2", "s1")));
    assertThat(vendor.asked())
        .singleElement()
        .satisfies(asked -> assertThat(asked.query()).isEqualTo("with=steps"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"data\":{\"id\":\"t1\"}}",
        "{\"id\":\"t1\",\"automated_actions\":null,\"steps\":{\"data\":[]}}",
        "{\"data\":{\"id\":\"t1\",\"automated_actions\":\"x\",\"steps\":[3]}}",
        "{\"data\":{\"id\":\"t1\",\"automated_actions\":[{\"then_actions\":[{}]}]}}",
      })
  void aTemplateWithoutRulesIsOne(String answer) {
    vendor.answers(TEMPLATE, json(answer));

    assertThat(rules(tenant(Map.of()))).contains(new TemplateRules(List.of(), Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "and and, ALL",
    "'', ALL",
    "or, ALL",
    "or or, ANY",
    "and or, UNCLEAR",
    "or and, UNCLEAR",
    "- and, ALL",
    "- or, ANY",
    "xor xor, UNCLEAR",
  })
  void readsHowConditionsAreJoined(String words, Joined joined) {
    String conditions =
        List.of(words.split(" ")).stream()
            .map(
                word ->
                    "{\"conditionable_type\":\"Step\",\"conditionable_id\":\"s1\",\"operation\":"
                        + "\"completed\",\"logic\":\"%s\"}".formatted(word.replace("-", "")))
            .collect(Collectors.joining(","));

    assertThat(onlyRule(conditions).joined()).isEqualTo(joined);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"conditionable_type\":\"Webhook\",\"conditionable_id\":\"s1\"}",
        "{\"conditionable_type\":\"Step\"}",
        "{\"conditionable_type\":\"Step\",\"conditionable_id\":\"s1\",\"operation\":\"completed\"},{}",
      })
  void aRuleOfWhichOneConditionCannotBeReadHasNone(String conditions) {
    assertThat(onlyRule(conditions).conditions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "completed, COMPLETED",
    "contains, CONTAINS",
    "not_contains, NOT_CONTAINS",
    "equals, EQUALS",
    "not_equals, NOT_EQUALS",
    "equals_any, EQUALS_ANY",
    "greater-than, GREATER_THAN",
    "Is_Empty, IS_EMPTY",
    "is_not_empty, IS_NOT_EMPTY",
    "less_than, UNKNOWN",
    "'', UNKNOWN",
  })
  void knowsTheDocumentedComparisonsOnly(String word, Operator operator) {
    assertThat(onlyCondition("\"operation\":\"" + word + "\"").operator()).isEqualTo(operator);
    assertThat(
            onlyCondition("\"column_contains_name\":\"c\",\"operation\":\"" + word + "\"")
                .operator())
        .isEqualTo(Operator.UNKNOWN);
  }

  @Test
  void readsAValueAsATextOrAList() {
    assertThat(onlyCondition("\"statement\":\"DE\"").value()).isEqualTo("DE");
    assertThat(onlyCondition("\"statement\":7").value()).isEqualTo("7");
    assertThat(onlyCondition("\"statement\":null").value()).isEmpty();
    assertThat(onlyCondition("\"statement\":[{\"id\":1,\"text\":\"DE\"},\"FR\"]").value())
        .isEqualTo("DE,FR");
  }

  @Test
  void measuresFinishedRunsOfThatTemplateInOneCall() {
    vendor.answers(
        RUNS,
        list(
            run("t1", "complete", 1),
            run("t1", "complete", 3),
            run("t1", "active", 5),
            run("t1", "archived", 6),
            run("t2", "complete", 7),
            "{\"id\":\"r\",\"checklist_id\":\"t1\",\"status\":\"complete\"}"));

    assertThat(yardstick(tenant(Map.of())))
        .contains(
            new Yardstick(List.of(Duration.ofDays(1), Duration.ofDays(3)), Optional.of(ENDED)));
    assertThat(vendor.asked())
        .singleElement()
        .satisfies(
            asked ->
                assertThat(asked.query())
                    .isEqualTo(
                        "per_page=100&page=1&status=complete&sort=-created_at&checklist_id=t1"));
  }

  @Test
  void measuresOnlyRunsThatTheTenantLists() {
    vendor.answers(
        RUNS,
        list(
            run("t1", "complete", 1).replace("}", ",\"tags\":[{\"id\":\"g1\"}]}"),
            run("t1", "complete", 2)));

    assertThat(yardstick(tenant(Map.of("list-tags", "g1"))).orElseThrow().durations())
        .containsExactly(Duration.ofDays(1));
    assertThat(vendor.asked().get(0).query()).endsWith("&checklist_id=t1&with=tags&tag=g1");
  }

  @Test
  void readsTheHiddenTasksOfARunButNoneThatIsConfidential() {
    vendor.answers(
        RUNS + "/r1/tasks",
        json(
            """
            {"data":[
              {"id":"a","step_id":"s1","title":"Collect","status":"completed"},
              {"id":"b","step_id":"s2","title":"Second review","status":"auto-skipped"},
              {"id":"c","step_id":"s3","title":"Investigate","status":"auto-skipped",
               "top_secret":true},
              {"id":"d","step_id":"s4","title":"Inform","status":"auto-skipped",
               "step":{"id":"s4"}},
              {"id":"f","step_id":"s5","title":"Dismiss","status":"auto-skipped",
               "step":{"id":"s5","top_secret":1}},
              {"id":"e","title":"Without a step","status":"auto-skipped"}]}
            """));

    assertThat(value(source.hidden(tenant(Map.of()), new RunId("r1")).toCompletableFuture().join()))
        .contains(List.of(new HiddenTask("s2", "Second review"), new HiddenTask("s4", "Inform")));
    assertThat(vendor.asked().get(0).query()).isEqualTo("per_page=100&page=1&sort=position");
  }

  @Test
  void nobodyWaitsAndAnHourOfVisitsIsOneCallEach() {
    CountDownLatch gate = new CountDownLatch(1);
    vendor.answers(TEMPLATE, after(gate, json("{\"data\":{\"id\":\"t1\"}}")));
    vendor.answers(RUNS, after(gate, list()));
    Tenant tenant = tenant(Map.of());
    for (int i = 0; i < 1_000; i++) {
      assertThat(templates.rules(tenant, ID)).isEmpty();
      assertThat(templates.yardstick(tenant, ID)).isEmpty();
    }
    gate.countDown();
    Awaitility.await().until(() -> templates.rules(tenant, ID).isPresent());
    Awaitility.await().until(() -> templates.yardstick(tenant, ID).isPresent());

    for (int minute = 0; minute < 59; minute++) {
      clock.pass(Duration.ofMinutes(1));
      templates.rules(tenant, ID);
      templates.yardstick(tenant, ID);
    }
    assertThat(vendor.asked()).hasSize(2);

    clock.pass(Duration.ofMinutes(2));
    assertThat(templates.rules(tenant, ID)).as("served while it is renewed").isPresent();
    templates.yardstick(tenant, ID);
    Awaitility.await().until(() -> vendor.asked().size() == 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 410, 422, 429, 500, 503})
  void whatFailsIsAskedAtMostTwiceAnHour(int status) {
    vendor.answers(TEMPLATE, status(status));
    vendor.answers(RUNS, status(status));
    Tenant tenant = tenant(Map.of());

    for (int minute = 0; minute < 60; minute += 5) {
      int before = vendor.asked().size();
      templates.rules(tenant, ID);
      templates.yardstick(tenant, ID);
      settle(tenant, before);
      clock.pass(Duration.ofMinutes(5));
    }

    for (String path : List.of(TEMPLATE, RUNS)) {
      assertThat(vendor.asked())
          .filteredOn(asked -> asked.path().endsWith(path))
          .hasSizeBetween(1, 2);
    }
  }

  @Test
  void aTemplateNobodyMaySeeIsNoTemplate() {
    assertThat(rules(tenant(Map.of()))).isEmpty();
    assertThat(templates.rules(tenant(Map.of()), ID)).isEmpty();
  }

  @Test
  void countsItsCallsApart() {
    vendor.answers(TEMPLATE, json("{\"data\":{\"id\":\"t1\"}}"));
    vendor.answers(RUNS, list());
    Tenant tenant = tenant(Map.of());
    rules(tenant);
    yardstick(tenant);

    assertThat(asked(tenant))
        .containsEntry(TenantStatus.Asked.TEMPLATE, 1L)
        .containsEntry(TenantStatus.Asked.YARDSTICK, 1L)
        .containsEntry(TenantStatus.Asked.LIST, 0L);
  }

  /** Waits until every call that was begun is counted. */
  private void settle(Tenant tenant, int before) {
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () ->
                asked(tenant).values().stream().mapToLong(Long::longValue).sum()
                    >= Math.max(before, vendor.asked().size()));
  }

  private Map<TenantStatus.Asked, Long> asked(Tenant tenant) {
    return new CachedRuns(
            new CopyMemory(), () -> "", new TallyfyRuns(client.calls, clock), client.limits, clock)
        .status(tenant)
        .calls()
        .asked();
  }

  private Rule onlyRule(String conditions) {
    vendor.answers(
        TEMPLATE,
        json(
            "{\"data\":{\"id\":\"t1\",\"automated_actions\":[{\"conditions\":["
                + conditions
                + "],\"then_actions\":[{\"action_type\":\"visibility\",\"action_verb\":\"show\","
                + "\"target_step_id\":\"s2\"}]}]}}"));
    List<Rule> rules = rules(tenant(Map.of())).orElseThrow().rules();
    assertThat(rules).hasSize(1);
    return rules.get(0);
  }

  private Condition onlyCondition(String members) {
    return onlyRule(
            "{\"conditionable_type\":\"Prerun\",\"conditionable_id\":\"f1\"," + members + "}")
        .conditions()
        .get(0);
  }

  private Optional<TemplateRules> rules(Tenant tenant) {
    return value(source.rules(tenant, ID).toCompletableFuture().join());
  }

  private Optional<Yardstick> yardstick(Tenant tenant) {
    return value(source.yardstick(tenant, ID).toCompletableFuture().join());
  }

  private static <T> Optional<T> value(Fetched<T> answer) {
    return answer instanceof Fetched.Read<T> read ? Optional.of(read.value()) : Optional.empty();
  }

  private static String run(String template, String status, int days) {
    return "{\"id\":\"r%d\",\"checklist_id\":\"%s\",\"status\":\"%s\",\"started_at\":\"%s\",\"completed_at\":\"%s\"}"
        .formatted(days, template, status, ENDED.minus(Duration.ofDays(days)), ENDED);
  }

  private static TallyfyStub.Script list(String... rows) {
    return json("{\"data\":[" + String.join(",", rows) + "]}");
  }

  private Tenant tenant(Map<String, String> more) {
    Map<String, String> keys = new HashMap<>(more);
    keys.putAll(
        Map.of(
            "name", "Acme",
            "organization", TestTenants.ORGANIZATION,
            "token", "acme-secret",
            "api-url", vendor.url().toString(),
            "list", "all"));
    Map<String, String> settings = new HashMap<>(Map.of("portal.tenants", "acme"));
    keys.forEach((key, value) -> settings.put("portal.tenant.acme." + key, value));
    return new Tenants(Settings.of(key -> Optional.ofNullable(settings.get(key))))
        .named(new TenantId("acme"))
        .orElseThrow();
  }
}
