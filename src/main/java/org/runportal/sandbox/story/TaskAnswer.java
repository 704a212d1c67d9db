package org.runportal.sandbox.story;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** Writes the tasks of a run. */
final class TaskAnswer {
  private static final String ROLE_ID = "77";

  private final Story story;
  private final Standing standing;
  private final FieldAnswer fields;

  TaskAnswer(Story story, Standing standing, FieldAnswer fields) {
    this.story = story;
    this.standing = standing;
    this.fields = fields;
  }

  JsonObject task(Task task, Includes with) {
    JsonDraft draft = new JsonDraft();
    putItself(draft, task);
    putTimes(draft, task);
    putRules(draft, task);
    if (with.has(Include.TASK_THREADS)) {
      draft.put(
          "threads",
          JsonDraft.data(
              task.comments().stream().map(c -> CommentAnswer.comment(task, c)).toList()));
    }
    if (with.has(Include.TASK_FORM_FIELDS)) {
      draft.put("form_fields", JsonDraft.data(fields.fields(task.fields())));
    }
    return draft.object();
  }

  /** The few members the documentation lists for the next task. */
  JsonObject nextTask(Task task) {
    return new JsonDraft()
        .put("id", task.id())
        .put("increment_id", task.number())
        .put("title", task.title())
        .put("alias", task.alias())
        .put("owners", owners(task.owners()).object())
        .put("deadline", task.deadline())
        .object();
  }

  /** The duration of a task, the only entry of {@code tasks_meta} that is documented. */
  JsonObject timeToComplete(Task task) {
    Duration took = Duration.between(task.startedAt(), task.completedAt());
    return new JsonDraft()
        .put("task_id", task.id())
        .put("slug", "time_to_complete")
        .put(
            "value",
            new JsonDraft()
                .put("value", (int) took.toMinutes())
                .put("units", "minutes")
                .put("alias", "time_to_complete")
                .put("label", "time to complete")
                .object())
        .put("created_at", task.completedAt())
        .put("last_updated", task.completedAt())
        .put("archived_at", null)
        .object();
  }

  private void putItself(JsonDraft draft, Task task) {
    // an empty PHP array is encoded as a list, so a task without answers has []
    Object answers = fields.answersById(task.fields());
    if (task.fields().stream().noneMatch(field -> field.question().answered())) {
      answers = List.of();
    }
    JsonDraft owners = owners(task.owners());
    owners.put(
        "taskUrls",
        task.owners().guests().stream()
            .map(
                guest -> "https://go.tallyfy.example/guest-task/secret-" + Id.of(task.id() + guest))
            .toList());
    draft
        .put("id", task.id())
        .put("increment_id", task.number())
        .put("title", task.title())
        .put("original_title", task.originalTitle())
        .put("summary", task.summary())
        .put("original_summary", task.summary())
        .put("run_id", story.id())
        .put("checklist_id", task.oneOff() ? null : story.templateId())
        .put("step_id", task.stepId())
        .put("linked_step_id", null)
        .put("stage_id", task.stageId())
        .put("alias", task.alias())
        .put("taskdata", answers)
        .put("owners", owners.object())
        .put("is_completable", task.isOpen())
        .put("status", task.status().code())
        .put("status_label", task.status().label())
        .put("task_type", task.type())
        .put("is_approved", task.approved())
        .put("is_oneoff_task", task.oneOff())
        .put("position", task.position())
        .put("blueprint_position", task.position());
  }

  private void putTimes(JsonDraft draft, Task task) {
    draft
        .put("started_at", task.startedAt())
        .put("deadline", task.deadline())
        .put("created_at", story.startedAt())
        .put("last_updated", task.lastUpdated(story.startedAt()))
        .put("archived_at", story.archivedAt())
        .put("completed_at", task.completedAt())
        .put("starter_id", story.launcher())
        .put("completer_id", task.completer())
        .put("completer_guest", task.completerGuest());
  }

  private void putRules(JsonDraft draft, Task task) {
    draft
        .put("everyone_must_complete", task.completions() != null)
        .put("completion_progress", completions(task))
        .put("can_complete_only_assignees", task.onlyAssignees())
        .put("max_assignable", 0)
        .put("webhook", task.webhook())
        .put("prevent_guest_comment", false)
        .put("problem", task.hasOpenProblem())
        .put("is_soft_start_date", true)
        .put("send_chromeless", false)
        .put("run_status", standing.status())
        .put("has_deadline_dependent_child_tasks", false)
        .put("allow_guest_owners", true)
        .put("top_secret", task.confidential())
        .put("roles", roles(task.role()))
        .put("custom_fields", JsonDraft.of(task.details()));
  }

  /** An empty PHP array is encoded as a list, one with keys as an object. */
  private static Object roles(Owners role) {
    return role.count() == 0
        ? List.of()
        : new JsonDraft().put(ROLE_ID, owners(role).object()).object();
  }

  private static JsonObject completions(Task task) {
    if (task.completions() == null) {
      return null;
    }
    return new JsonDraft()
        .put("complete", task.completions())
        .put("total", task.owners().count())
        .put("percent", Math.round(100f * task.completions() / task.owners().count()))
        .object();
  }

  private static JsonDraft owners(Owners owners) {
    return new JsonDraft()
        .put("users", owners.users())
        .put("guests", owners.guests())
        .put("groups", owners.groups());
  }
}
