package org.runportal.tallyfy;

import java.util.Set;

/**
 * The kinds of objects in a response, each with the members that are not {@link DetailReader
 * details}: those with a place of their own on the page, and those without meaning for people.
 * Every other member, including unknown ones, is a detail.
 */
enum Thing {
  /** The run itself. */
  RUN(
      Set.of(
          "id",
          "increment_id",
          "name",
          "summary",
          "status",
          "progress",
          "type",
          "starred",
          "checklist_id",
          "checklist_title",
          "started_by",
          "owner_id",
          "collaborators",
          "users",
          "groups",
          "created_at",
          "started_at",
          "last_updated",
          "last_updated_at",
          "due_date",
          "max_task_deadline",
          "completed_at",
          "archived_at",
          "is_public",
          "has_open_issue",
          "parent_id",
          "prerun",
          "checklist",
          "tasks",
          "tags",
          "assets",
          "next_task",
          "tasks_meta",
          "ko_form_fields",
          "form_fields",
          "stages",
          "folders",
          "member_watchers",
          "guest_watchers",
          "selected_text_comment"),
      Set.of(
          // obeyed where everybody may read
          "publicly_hidden_fields")),

  /** What the run was started from. */
  TEMPLATE(
      Set.of("title"),
      Set.of(
          // ids and machine names
          "id",
          "alias",
          "default_folder",
          "folder_id",
          "ko_form_blueprint_id",
          // the name of a drawing in Tallyfy's own page
          "icon",
          // the questions of the kick-off form, which are shown with their answers
          "prerun")),

  /** A task. */
  TASK(
      Set.of(
          "title",
          "summary",
          "stage_id",
          "owners",
          "status",
          "status_label",
          "is_approved",
          "is_oneoff_task",
          "position",
          "completed_at",
          "completer_id",
          "completer_guest",
          "completer_guest_id",
          "everyone_must_complete",
          "problem",
          "taskdata",
          "threads",
          "form_fields"),
      Set.of(
          // ids and machine names
          "id",
          "run_id",
          "checklist_id",
          "step_id",
          "linked_step_id",
          "alias",
          "step",
          // about the account of our token, not about the task
          "is_completable",
          // a task that has it set is not read at all
          "top_secret",
          // the run's status once more
          "run_status",
          // the texts before names were filled in
          "original_title",
          "original_summary")),

  /** A field of a form. */
  QUESTION(
      Set.of(
          "label",
          "field_value",
          "value",
          "prefix",
          "suffix",
          "columns",
          "collect_time",
          "position"),
      Set.of(
          // ids and machine names
          "id",
          "increment_id",
          "checklist_id",
          "step_id",
          "task_id",
          "alias",
          "unique_id",
          // how the text is typed in, not what
          "use_wysiwyg_editor")),

  /** What somebody wrote. */
  COMMENT(
      Set.of(
          "label",
          "content",
          "created_at",
          "archived_at",
          "author_id",
          "author_type",
          "author",
          "resolve_id",
          "updated_at",
          "recent_updated_at",
          "last_updated_at",
          "reactions"),
      Set.of(
          // ids
          "id",
          "task_id",
          // the author once more
          "sent_by",
          // the age at the time of the answer: ours is counted from created_at
          "created_ago")),

  /** A tag. */
  TAG(Set.of("title", "name", "color"), Set.of("id", "tag_id", "statistics")),

  /** A file. */
  FILE(
      Set.of("filename", "uploaded_at"),
      Set.of(
          // ids
          "id",
          "step_id",
          // downloads need the token, or open without a sign-in
          "url",
          "full_url",
          // the run itself
          "subject")),

  /** A stage. */
  STAGE(Set.of("title", "name", "position"), Set.of("id")),

  /** A folder, or what ties the run to one. */
  FOLDER(
      Set.of("name", "folder_name"),
      Set.of(
          "id",
          "folder_id",
          "parent",
          "parent_id",
          "folder_parent_id",
          "subject_id",
          "subject_type")),

  /** Somebody told of changes. */
  WATCH(
      Set.of("user_id", "guest_id", "watcher"),
      Set.of("id", "organization_id", "object_id", "object_type")),

  /** What was measured at a task. */
  MEASURE(Set.of("task_id", "value"), Set.of("id", "slug"));

  private final Set<String> placed;
  private final Set<String> meaningless;

  Thing(Set<String> placed, Set<String> meaningless) {
    this.placed = placed;
    this.meaningless = meaningless;
  }

  /** Whether a member is a detail. */
  boolean hasDetail(String member) {
    return !placed.contains(member) && !meaningless.contains(member);
  }
}
