package org.runportal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "List organization tasks" and "List process tasks" as documented. */
class TaskListSandboxTest {
  private static final String PRIYA = "1003";
  private static final Map<String, String> SETTINGS =
      Map.of(
          "sandbox.enabled", "true",
          "sandbox.token", "t0ken",
          "sandbox.now", "2026-03-12T10:00:00Z");

  /** One for all: it builds its runs once a day. */
  private static final Sandbox SANDBOX =
      new Sandbox(SandboxSettings.read(key -> Optional.ofNullable(SETTINGS.get(key))));

  @Test
  void listsTheTasksOfAPersonOverAllRunsNearestDeadlineFirst() {
    List<JsonObject> rows =
        rows("owners", PRIYA, "status", "incomplete", "sort", "deadline", "per_page", "100");

    assertThat(rows).hasSizeGreaterThan(5);
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.getJsonObject("owners").getJsonArray("users").toString())
                    .contains(PRIYA))
        .isSortedAccordingTo((one, other) -> deadline(one).compareTo(deadline(other)));
    assertThat(rows.stream().map(row -> row.getString("run_id")).distinct().count())
        .isGreaterThan(3);
  }

  @Test
  void addsTheTasksOfGroupsAndGuests() {
    JsonObject owned =
        rows("per_page", "100", "status", "incomplete").stream()
            .filter(row -> !row.getJsonObject("owners").getJsonArray("groups").isEmpty())
            .findFirst()
            .orElseThrow();
    String group = owned.getJsonObject("owners").getJsonArray("groups").getString(0);
    String guest = "ines.duarte@harbourfoods.example";

    assertThat(total("owners", PRIYA, "groups", group))
        .isGreaterThan(total("owners", PRIYA))
        .isGreaterThan(total("groups", group));
    assertThat(rows("guests", guest, "per_page", "100"))
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.getJsonObject("owners").getJsonArray("guests").toString())
                    .contains(guest));
    assertThat(total("owners", "nobody")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "inprogress,in-progress",
    "not-started,not-started",
    "complete,completed",
    "active_visible,in-progress",
  })
  void filtersByStatus(String status, String told) {
    assertThat(rows("status", status, "per_page", "100"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.getString("status")).isEqualTo(told));
  }

  @Test
  void listsHiddenTasksHereAndNotInTheRun() {
    JsonObject run =
        rowsOfRuns("rejected").stream()
            .filter(row -> row.getString("status").equals("auto-skipped"))
            .findFirst()
            .orElseThrow();

    JsonObject whole = read(SANDBOX.run(run.getString("run_id"), "tasks", null));
    assertThat(whole.toString()).doesNotContain(run.getString("id"));
    assertThat(total("status", "active")).isGreaterThan(total("status", "active_visible"));
  }

  @Test
  void addsTheRunOnlyWhereItIsAskedFor() {
    assertThat(rows("owners", PRIYA).get(0)).doesNotContainKey("run");
    JsonObject run = rows("owners", PRIYA, "with", "run,run.tags").get(0).getJsonObject("run");

    assertThat(run.getJsonObject("data")).containsKeys("id", "name", "tags");
    assertThat(run.getJsonObject("data")).doesNotContainKey("folders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"problems", "title", "x"})
  void doesNotUnderstandAnotherOrder(String sort) {
    assertThat(SANDBOX.tasks(Map.of("sort", sort)::get, "http://x/tasks").status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({"'',10", "7,7", "100,100", "5000,100"})
  void hasADefaultAndACapForThePage(String perPage, int size) {
    assertThat(rows("per_page", perPage)).hasSize(size);
  }

  @Test
  void doesNotKnowTheTasksOfAnUnknownRun() {
    assertThat(SANDBOX.tasksOf("unknown", name -> null, "http://x/tasks").status()).isEqualTo(404);
  }

  private static List<JsonObject> rowsOfRuns(String story) {
    String id =
        org.runportal.sandbox.story.Stories.all().stream()
            .filter(entry -> entry.label().contains(story))
            .findFirst()
            .orElseThrow()
            .id();
    return read(SANDBOX.tasksOf(id, Map.of("per_page", "100")::get, "http://x/tasks"))
        .getJsonArray("data")
        .getValuesAs(JsonObject.class);
  }

  private static String deadline(JsonObject row) {
    return row.isNull("deadline") ? "9" : row.getString("deadline");
  }

  private static int total(String... parameters) {
    return answer(parameters).getJsonObject("meta").getJsonObject("pagination").getInt("total");
  }

  private static List<JsonObject> rows(String... parameters) {
    return answer(parameters).getJsonArray("data").getValuesAs(JsonObject.class);
  }

  private static JsonObject answer(String... parameters) {
    Map<String, String> query = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      query.put(parameters[i], parameters[i + 1]);
    }
    return read(SANDBOX.tasks(query::get, "http://x/tasks"));
  }

  private static JsonObject read(Reply reply) {
    try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
      return reader.readObject();
    }
  }
}
