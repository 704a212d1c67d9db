package org.runportal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "List processes" as documented, over runs by the thousand. */
class RunListSandboxTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "sandbox.enabled", "true",
          "sandbox.token", "t0ken",
          "sandbox.now", "2026-03-12T10:00:00Z");

  /** One for all: it builds its runs once a day. */
  private static final Sandbox SANDBOX =
      new Sandbox(SandboxSettings.read(key -> Optional.ofNullable(SETTINGS.get(key))));

  @Test
  void hasRunsByTheThousandOfManyTemplatesAndPeople() {
    Set<String> templates = new HashSet<>();
    Set<Integer> owners = new HashSet<>();
    int total = total("archived", "true");
    for (int page = 1; page <= 5; page++) {
      for (JsonObject row : rows("page", "" + page, "per_page", "100", "archived", "true")) {
        templates.add(row.getString("checklist_id", ""));
        owners.add(row.getInt("owner_id"));
      }
    }

    assertThat(total).isGreaterThanOrEqualTo(2_000);
    assertThat(templates).hasSizeGreaterThanOrEqualTo(12);
    assertThat(owners).hasSizeGreaterThanOrEqualTo(50);
  }

  @Test
  void tellsTheSameEveryTimeAndEveryRunUnderItsId() {
    assertThat(rows("per_page", "100")).isEqualTo(rows("per_page", "100"));
    for (JsonObject row : rows("per_page", "100")) {
      JsonObject run = read(SANDBOX.run(row.getString("id"), null, null)).getJsonObject("data");
      assertThat(run.getString("name")).isEqualTo(row.getString("name"));
      assertThat(row.getBoolean("has_open_issue")).isEqualTo(run.getBoolean("has_open_issue"));
    }
  }

  @ParameterizedTest
  @CsvSource({"active,active", "complete,complete", "issue,issue", "archived,archived"})
  void filtersByStatus(String status, String expected) {
    assertThat(rows("status", status, "per_page", "100"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.getString("status")).isEqualTo(expected));
  }

  @Test
  void countsIssuesAmongProblemsAndAnyLateTaskAsDelayed() {
    assertThat(rows("status", "problem", "per_page", "100"))
        .extracting(row -> row.getString("status"))
        .contains("problem", "issue");
    assertThat(rows("status", "delayed", "per_page", "100"))
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.getInt("late_tasks") > 0 || row.getBoolean("due_date_passed"))
                    .isTrue());
  }

  @Test
  void knowsBothFormsOfArchived() {
    assertThat(total("archived", "only")).isEqualTo(total("status", "archived")).isPositive();
    assertThat(total("archived", "true")).isEqualTo(total() + total("archived", "only"));
  }

  @Test
  void filtersByNameTemplateTagFolderAndPerson() {
    JsonObject row =
        rows("with", "tags,folders", "per_page", "100").stream()
            .filter(run -> !run.getJsonObject("tags").getJsonArray("data").isEmpty())
            .filter(run -> run.getInt("increment_id") >= 10_000)
            .findFirst()
            .orElseThrow();
    String tag = row.getJsonObject("tags").getJsonArray("data").getJsonObject(0).getString("id");
    String folder =
        row.getJsonObject("folders").getJsonArray("data").getJsonObject(0).getString("id");

    assertThat(rows("q", row.getString("name").toUpperCase(java.util.Locale.ROOT)))
        .extracting(run -> run.getString("id"))
        .containsExactly(row.getString("id"));
    for (String[] filter :
        List.of(
            new String[] {"checklist_id", row.getString("checklist_id")},
            new String[] {"tag", tag},
            new String[] {"folder", folder},
            new String[] {"owners", "" + row.getInt("owner_id")})) {
      assertThat(total(filter)).as(filter[0]).isPositive().isLessThan(total());
      assertThat(total(filter[0], "nothing-of-that-id")).as(filter[0]).isZero();
    }
  }

  @Test
  void sortsByAgeAndName() {
    assertThat(rows("sort", "created_at")).isSortedAccordingTo(RunListSandboxTest::byAge);
    assertThat(rows("sort", "-created_at"))
        .isSortedAccordingTo((one, other) -> byAge(other, one))
        .isEqualTo(rows());
    assertThat(rows("sort", "name", "per_page", "100"))
        .extracting(row -> row.getString("name"))
        .isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-last_updated", "deadline", "x"})
  void doesNotUnderstandAnotherOrder(String sort) {
    assertThat(SANDBOX.runs(Map.of("sort", sort)::get, "http://x/runs").status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({"'',10", "7,7", "100,100", "5000,100", "-1,10", "x,10"})
  void hasADefaultAndACapForThePage(String perPage, int size) {
    assertThat(rows("per_page", perPage)).hasSize(size);
  }

  @Test
  void addsToARowOnlyWhatIsAskedFor() {
    assertThat(rows("with", "next_task,tags").get(0))
        .containsKeys("next_task", "tags", "prerun", "has_open_issue")
        .doesNotContainKeys("tasks", "folders");
  }

  @Test
  void isEmptyBehindTheEnd() {
    assertThat(rows("page", "1000000")).isEmpty();
  }

  @Test
  void hasATemplateWithRulesForEveryRun() {
    Set<String> templates = new HashSet<>();
    for (JsonObject row : rows("per_page", "100", "archived", "true")) {
      templates.add(row.getString("checklist_id", ""));
    }
    templates.remove("");
    assertThat(templates).hasSizeGreaterThan(12);

    for (String id : templates) {
      JsonObject template = read(SANDBOX.template(id, "steps")).getJsonObject("data");
      List<String> steps = ids(template.getJsonArray("steps").getValuesAs(JsonObject.class));
      assertThat(template.getString("id")).isEqualTo(id);
      assertThat(steps).doesNotHaveDuplicates();
      for (JsonObject rule :
          template.getJsonArray("automated_actions").getValuesAs(JsonObject.class)) {
        assertThat(steps)
            .contains(
                rule.getJsonArray("then_actions").getJsonObject(0).getString("target_step_id"));
      }
    }
    assertThat(SANDBOX.template("unknown", null).status()).isEqualTo(404);
    String first = templates.iterator().next();
    assertThat(read(SANDBOX.template(first, null)).getJsonObject("data"))
        .containsKey("automated_actions")
        .doesNotContainKey("steps");
  }

  @Test
  void hidesTheExtraStepUnlessTheRunIsUrgent() {
    for (JsonObject row : rows("per_page", "100", "with", "tasks", "owners", "", "q", "–")) {
      if (row.getInt("increment_id") < 10_000) {
        continue;
      }
      JsonObject run =
          read(SANDBOX.run(row.getString("id"), "tasks,ko_form_fields", "true"))
              .getJsonObject("data");
      String priority =
          run.getJsonObject("ko_form_fields")
              .getJsonArray("data")
              .getJsonObject(0)
              .getString("field_value");
      assertThat(
              run.getJsonObject("tasks").getJsonArray("data").getValuesAs(JsonObject.class).stream()
                  .anyMatch(task -> task.getString("title").equals("Inform the management")))
          .isEqualTo(priority.equals("High"));
    }
  }

  private static List<String> ids(List<JsonObject> rows) {
    return rows.stream().map(row -> row.getString("id")).toList();
  }

  private static int byAge(JsonObject one, JsonObject other) {
    return one.getString("created_at").compareTo(other.getString("created_at"));
  }

  private int total(String... parameters) {
    return answer(parameters).getJsonObject("meta").getJsonObject("pagination").getInt("total");
  }

  private List<JsonObject> rows(String... parameters) {
    return answer(parameters).getJsonArray("data").getValuesAs(JsonObject.class);
  }

  private JsonObject answer(String... parameters) {
    Map<String, String> query = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      query.put(parameters[i], parameters[i + 1]);
    }
    return read(SANDBOX.runs(query::get, "http://x/runs"));
  }

  private static JsonObject read(Reply reply) {
    try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
      return reader.readObject();
    }
  }
}
