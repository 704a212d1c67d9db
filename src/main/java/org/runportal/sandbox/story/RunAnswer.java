package org.runportal.sandbox.story;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes a story as the response of the endpoint "Get process". */
public final class RunAnswer {
  private static final int USES_OF_A_TAG = 8_817;

  private final Story story;
  private final Now now;
  private final Standing standing;
  private final FieldAnswer fields;
  private final TaskAnswer tasks;
  private final boolean listsSkipped;

  /**
   * @param values whether form fields include their answers
   * @param listsSkipped whether the tasks include those skipped by an automation
   */
  private RunAnswer(Story story, Now now, boolean values, boolean listsSkipped) {
    this.story = story;
    this.now = now;
    this.standing = Standing.of(story, now);
    this.fields = new FieldAnswer(story, values);
    this.tasks = new TaskAnswer(story, standing, fields);
    this.listsSkipped = listsSkipped;
  }

  /**
   * The whole response, including the envelope.
   *
   * @param values whether {@code form_fields_values} was true
   * @param listsSkipped whether {@code tasks} includes tasks skipped by an automation
   */
  public static JsonObject of(
      Story story, Now now, Includes with, boolean values, boolean listsSkipped) {
    return JsonDraft.data(new RunAnswer(story, now, values, listsSkipped).run(with));
  }

  /** A row of "List processes": the same without the envelope and the answers to form fields. */
  static JsonObject row(Story story, Now now, Includes with) {
    return new RunAnswer(story, now, false, false).run(with);
  }

  /**
   * A row of a list of tasks.
   *
   * @param ofRun what its run includes; empty: the run is not included
   */
  static JsonObject task(Story story, Task task, Now now, Includes with, Optional<Includes> ofRun) {
    RunAnswer answer = new RunAnswer(story, now, false, true);
    JsonObject row = answer.tasks.task(task, with);
    return ofRun
        .map(
            includes ->
                JsonDraft.JSON
                    .createObjectBuilder(row)
                    .add("run", JsonDraft.data(answer.run(includes)))
                    .build())
        .orElse(row);
  }

  private JsonObject run(Includes with) {
    JsonDraft run = new JsonDraft();
    putItself(run);
    putTimes(run);
    putAccess(run);
    putRelations(run, with);
    return run.object();
  }

  private void putItself(JsonDraft run) {
    JsonObject progress =
        new JsonDraft()
            .put("complete", standing.complete())
            .put("total", standing.total())
            .put("percent", standing.percent())
            .put("approved", standing.approved())
            .put("rejected", standing.rejected())
            .object();
    run.put("id", story.id())
        .put("increment_id", story.number())
        .put("checklist_id", story.templateId())
        .put("checklist_title", story.templateTitle())
        .put("assign_someone_else", true)
        .put("name", story.name())
        .put("summary", story.summary())
        .put("status", standing.status())
        .put("progress", progress)
        .put("whole_progress", progress)
        .put("started_by", story.launcher())
        .put("owner_id", story.owner())
        .put("prerun", fields.answersById(story.kickOff()))
        .put("prerun_status", "complete")
        .put("prerun_completed_at", story.kickOff().isEmpty() ? null : story.startedAt())
        .put("prerun_completed_by", story.kickOff().isEmpty() ? null : story.launcher())
        .put("prerun_length", story.kickOff().size())
        .put("starred", story.starred());
  }

  private void putTimes(JsonDraft run) {
    run.put("created_at", story.startedAt())
        .put("started_at", story.startedAt())
        .put("last_updated", standing.lastUpdated())
        .put("due_date", story.dueDate())
        .put("max_task_deadline", standing.maxTaskDeadline())
        .put("due_date_passed", standing.dueDatePassed())
        .put("due_soon", standing.dueSoon())
        .put("late_tasks", standing.late())
        .put("archived_at", story.archivedAt())
        .put("completed_at", standing.completedAt());
  }

  private void putAccess(JsonDraft run) {
    run.put("collaborators", collaborators())
        .put("type", "procedure")
        .put("is_public", story.isPublic())
        .put("users", story.users())
        .put("groups", story.groups())
        .put("parent_id", story.parentId())
        .put("can_add_oot", true)
        .put("has_open_issue", story.openIssue())
        .put("custom_fields", JsonDraft.of(story.details()));
    if (story.publiclyHidden() != null) {
      run.put("publicly_hidden_fields", story.publiclyHidden());
    }
  }

  private void putRelations(JsonDraft run, Includes with) {
    for (Include include : Include.values()) {
      if (with.has(include) && !include.key().contains(".")) {
        run.put(include.key(), JsonDraft.data(relation(include, with)));
      }
    }
  }

  private Object relation(Include include, Includes with) {
    return switch (include) {
      case CHECKLIST ->
          story.template() == Template.NONE ? null : new TemplateAnswer(story, fields).template();
      case TASKS -> listedTasks().map(task -> tasks.task(task, with)).toList();
      case TAGS -> story.tags().stream().map(this::tag).toList();
      case ASSETS -> assets();
      case NEXT_TASK -> NextTask.of(story.tasks()).stream().map(tasks::nextTask).toList();
      case PERMISSIONS ->
          new JsonDraft()
              .put("process_read", story.users())
              .put("process_read_group", story.groups())
              .object();
      case TASKS_META ->
          story.tasks().stream().filter(Task::isDone).map(tasks::timeToComplete).toList();
      case KO_FORM_FIELDS -> fields.fields(story.kickOff());
      case FORM_FIELDS ->
          fields.fields(listedTasks().map(Task::fields).flatMap(List::stream).toList());
      case STAGES -> story.stages().stream().map(RunAnswer::stage).toList();
      case FOLDERS -> story.folders().stream().map(RunAnswer::folder).toList();
      case MEMBER_WATCHERS ->
          story.watches().stream().filter(w -> w.member() != null).map(this::watch).toList();
      case GUEST_WATCHERS ->
          story.watches().stream().filter(w -> w.guest() != null).map(this::watch).toList();
      case TASK_THREADS, TASK_FORM_FIELDS ->
          throw new IllegalArgumentException(include.key() + " is a relation of a task");
    };
  }

  private Stream<Task> listedTasks() {
    return story.tasks().stream().filter(task -> listsSkipped || task.counts()).limit(story.sent());
  }

  private Collection<Integer> collaborators() {
    TreeSet<Integer> involved = new TreeSet<>(story.users());
    for (Task task : story.tasks()) {
      involved.addAll(task.owners().users());
      if (task.completer() != null) {
        involved.add(task.completer());
      }
    }
    return involved;
  }

  private List<JsonValue> assets() {
    List<JsonValue> assets = new ArrayList<>();
    Stream.concat(story.kickOff().stream(), listedTasks().map(Task::fields).flatMap(List::stream))
        .forEach(
            field ->
                field.question().uploads().stream()
                    .map(upload -> fields.file(field, upload, false))
                    .forEach(assets::add));
    return assets;
  }

  private JsonObject tag(Tag tag) {
    return new JsonDraft()
        .put("id", tag.id())
        .put("title", tag.title())
        .put("color", tag.color())
        .put("auto_generated", false)
        .put("created_at", now.day(-200, "09:00"))
        .put("deleted_at", null)
        .put(
            "statistics",
            JsonDraft.data(
                new JsonDraft().put("template", 2).put("active_process", USES_OF_A_TAG).object()))
        .put("custom_fields", JsonDraft.of(Map.of("tag_owner", "Office of records")))
        .object();
  }

  private static JsonObject stage(Stage stage) {
    return new JsonDraft()
        .put("id", stage.id())
        .put("title", stage.title())
        .put("position", stage.position())
        .object();
  }

  private static JsonObject folder(Folder folder) {
    return new JsonDraft()
        .put("id", folder.id())
        .put("name", folder.name())
        .put("parent_id", null)
        .put("position", folder.position())
        .put("total", folder.total())
        .put("custom_fields", JsonDraft.of(Map.of("retention", "Ten years")))
        .object();
  }

  private JsonObject watch(Watch watch) {
    String who =
        watch.member() == null ? watch.guest().email() : String.valueOf(watch.member().id());
    return new JsonDraft()
        .put("id", Id.of(story.id() + "/watch/" + who))
        .put("organization_id", Directory.ORGANIZATION)
        .put("user_id", watch.member() == null ? null : watch.member().id())
        .put("guest_id", watch.guest() == null ? null : watch.guest().email())
        .put("created_by", story.launcher())
        .put("object_id", story.id())
        .put("object_type", "Run")
        .put("frequency", watch.frequency())
        .put("webhook", null)
        .put("notification_type", "email")
        .put(
            "is_system_watch",
            watch.member() != null && Objects.equals(watch.member().id(), story.launcher()))
        .put("created_at", story.startedAt().plusSeconds(5))
        .put(
            "watcher",
            JsonDraft.data(
                watch.member() == null
                    ? PeopleAnswer.watchingGuest(watch.guest(), story.startedAt())
                    : PeopleAnswer.watchingMember(watch.member())))
        .object();
  }
}
