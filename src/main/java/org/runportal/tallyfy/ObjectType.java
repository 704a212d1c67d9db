package org.runportal.tallyfy;

import java.util.Set;

/**
 * The types of objects in a response, each with the members that are not {@link DetailReader
 * details}: those that are read elsewhere, because the page has a place for them, and those that
 * mean nothing to people. Every other member, known or not, is a detail.
 */
enum ObjectType {
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
          // applied on public pages
          "publicly_hidden_fields")),

  /** The template of a run. */
  TEMPLATE(
      Set.of("title"),
      Set.of(
          // ids and machine names
          "id",
          "alias",
          "default_folder",
          "folder_id",
          "ko_form_blueprint_id",
          // the name of a picture in Tallyfy's own pages
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
          // about the account of the token, not about the task
          "is_completable",
          // a task that has it is not read at all
          "top_secret",
          // a copy of the run's status
          "run_status",
          // the texts before variables were replaced
          "original_title",
          "original_summary")),

  /** A field of a form. */
  FORM_FIELD(
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
          // how the text is entered
          "use_wysiwyg_editor")),

  /** A comment. */
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
          // a copy of the author
          "sent_by",
          // the age at the time of the response; the page computes it from created_at
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

  /** A folder, or the link of a run to one. */
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

  /** Somebody who is notified of changes. */
  WATCHER(
      Set.of("user_id", "guest_id", "watcher"),
      Set.of("id", "organization_id", "object_id", "object_type")),

  /** A measurement of a task. */
  MEASURE(Set.of("task_id", "value"), Set.of("id", "slug"));

  private final Set<String> readElsewhere;
  private final Set<String> ignored;

  ObjectType(Set<String> readElsewhere, Set<String> ignored) {
    this.readElsewhere = readElsewhere;
    this.ignored = ignored;
  }

  /** Whether a member is a detail. */
  boolean hasDetail(String member) {
    return !readElsewhere.contains(member) && !ignored.contains(member);
  }
}
