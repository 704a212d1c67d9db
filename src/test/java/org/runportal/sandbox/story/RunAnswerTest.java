package org.runportal.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.sandbox.story.Moments.A_THURSDAY;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunAnswerTest {
  private static final String VENDOR_ONBOARDING = Stories.all().get(0).id();
  private static final String EVERYTHING =
      Arrays.stream(Include.values()).map(Include::key).collect(Collectors.joining(","));
  private static final String[] OF_A_RUN = {
    "id",
    "increment_id",
    "checklist_id",
    "checklist_title",
    "name",
    "summary",
    "status",
    "progress",
    "whole_progress",
    "started_by",
    "owner_id",
    "assign_someone_else",
    "prerun",
    "prerun_status",
    "prerun_completed_at",
    "prerun_completed_by",
    "prerun_length",
    "starred",
    "created_at",
    "started_at",
    "last_updated",
    "completed_at",
    "archived_at",
    "due_date",
    "max_task_deadline",
    "due_date_passed",
    "due_soon",
    "late_tasks",
    "collaborators",
    "type",
    "is_public",
    "users",
    "groups",
    "parent_id",
    "can_add_oot",
    "has_open_issue",
    "custom_fields"
  };
  private static final String[] OF_A_TASK = {
    "id",
    "increment_id",
    "title",
    "original_title",
    "summary",
    "original_summary",
    "run_id",
    "checklist_id",
    "step_id",
    "linked_step_id",
    "stage_id",
    "alias",
    "taskdata",
    "owners",
    "is_completable",
    "status",
    "status_label",
    "task_type",
    "is_approved",
    "is_oneoff_task",
    "position",
    "blueprint_position",
    "started_at",
    "deadline",
    "completed_at",
    "archived_at",
    "created_at",
    "last_updated",
    "starter_id",
    "completer_id",
    "completer_guest",
    "everyone_must_complete",
    "completion_progress",
    "can_complete_only_assignees",
    "prevent_guest_comment",
    "allow_guest_owners",
    "is_soft_start_date",
    "send_chromeless",
    "top_secret",
    "has_deadline_dependent_child_tasks",
    "max_assignable",
    "webhook",
    "problem",
    "run_status",
    "roles",
    "custom_fields"
  };

  @Test
  void hasEveryDocumentedMemberAndNoRelationByDefault() {
    assertThat(run("")).containsOnlyKeys(OF_A_RUN);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TASK_THREADS", "TASK_FORM_FIELDS"})
  void addsARelationOnlyOnRequest(Include include) {
    JsonObject run = run(include.key());

    assertThat(run.keySet()).hasSize(OF_A_RUN.length + 1).contains(include.key());
    assertThat(run.getJsonObject(include.key())).containsOnlyKeys("data");
  }

  @Test
  void addsOnlyRequestedRelationsToTasks() {
    assertThat(tasks(run("tasks")).get(0).asJsonObject()).containsOnlyKeys(OF_A_TASK);
    assertThat(tasks(run("tasks.threads")).get(0).asJsonObject())
        .containsKey("threads")
        .doesNotContainKey("form_fields");
    assertThat(tasks(run("tasks.form_fields")).get(0).asJsonObject())
        .containsKey("form_fields")
        .doesNotContainKey("threads");
  }

  @Test
  void includesAnswersOnlyWithFormFieldsValues() {
    assertThat(values(run("ko_form_fields,form_fields", false)))
        .isNotEmpty()
        .containsOnly(JsonValue.NULL);
    assertThat(values(run("ko_form_fields", true))).hasSize(10).doesNotContain(JsonValue.NULL);
  }

  @Test
  void omitsSkippedTasksByDefault() {
    assertThat(tasks(run("tasks"))).hasSize(12);

    Story story = Stories.find(VENDOR_ONBOARDING, A_THURSDAY).orElseThrow();
    JsonObject all =
        RunAnswer.of(story, A_THURSDAY, Includes.of("tasks"), false, true).getJsonObject("data");
    assertThat(tasks(all)).hasSize(13);
    assertThat(all.getJsonObject("progress").getInt("total")).isEqualTo(12);
  }

  @Test
  void hasOnlyDocumentedMembersInTheNextTask() {
    JsonArray next = run("next_task").getJsonObject("next_task").getJsonArray("data");

    assertThat(next).hasSize(1);
    assertThat(next.getJsonObject(0))
        .containsOnlyKeys("id", "increment_id", "title", "alias", "owners", "deadline");
    assertThat(next.getJsonObject(0).getJsonObject("owners"))
        .containsOnlyKeys("users", "guests", "groups");
  }

  @Test
  void hasAnEmptyNextTaskWhenAllIsDone() {
    Story done = Stories.find(Stories.all().get(1).id(), A_THURSDAY).orElseThrow();

    assertThat(
            RunAnswer.of(done, A_THURSDAY, Includes.of("next_task"), true, false)
                .getJsonObject("data")
                .getJsonObject("next_task")
                .getJsonArray("data"))
        .isEmpty();
  }

  @Test
  void writesTimesInUtcWithoutFractions() {
    assertThat(run("").getString("started_at")).isEqualTo("2026-03-02T09:00:00Z");
  }

  @Test
  void linksAResolvedProblemToItsResolution() {
    List<JsonObject> threads =
        tasks(run("tasks.threads")).getValuesAs(JsonObject.class).stream()
            .filter(task -> task.getString("title").equals("Sanctions screening"))
            .flatMap(
                task ->
                    task
                        .getJsonObject("threads")
                        .getJsonArray("data")
                        .getValuesAs(JsonObject.class)
                        .stream())
            .toList();

    assertThat(threads.get(0).getString("label")).isEqualTo("problem");
    assertThat(threads.get(0).getString("resolve_id")).isEqualTo(threads.get(1).getString("id"));
    assertThat(threads.get(1).getString("label")).isEqualTo("resolve");
  }

  @Test
  void includesADeletedOwner() {
    assertThat(tasks(run("tasks")).toString()).contains("[" + Directory.DELETED_USER + "]");
    assertThat(Directory.users(A_THURSDAY).toString())
        .doesNotContain(String.valueOf(Directory.DELETED_USER));
  }

  @Test
  void writesTheSameBytesAtTheSameTime() {
    for (Stories.Entry entry : Stories.all()) {
      assertThat(answer(entry.id())).as(entry.label()).isEqualTo(answer(entry.id()));
    }
  }

  private static String answer(String id) {
    Story story = Stories.find(id, A_THURSDAY).orElseThrow();
    return RunAnswer.of(story, A_THURSDAY, Includes.of(EVERYTHING), true, true).toString();
  }

  private static JsonObject run(String with) {
    return run(with, true);
  }

  private static JsonObject run(String with, boolean values) {
    Story story = Stories.find(VENDOR_ONBOARDING, A_THURSDAY).orElseThrow();
    return RunAnswer.of(story, A_THURSDAY, Includes.of(with), values, false).getJsonObject("data");
  }

  private static JsonArray tasks(JsonObject run) {
    return run.getJsonObject("tasks").getJsonArray("data");
  }

  private static List<JsonValue> values(JsonObject run) {
    return List.of("ko_form_fields", "form_fields").stream()
        .filter(run::containsKey)
        .flatMap(
            relation ->
                run
                    .getJsonObject(relation)
                    .getJsonArray("data")
                    .getValuesAs(JsonObject.class)
                    .stream())
        .map(field -> field.get("field_value"))
        .toList();
  }
}
