package org.runportal.sandbox.story;

/** A relation that the endpoint includes on request: thirteen of a run, two of its tasks. */
public enum Include {
  CHECKLIST("checklist"),
  TASKS("tasks"),
  TAGS("tags"),
  ASSETS("assets"),
  NEXT_TASK("next_task"),
  PERMISSIONS("permissions"),
  TASKS_META("tasks_meta"),
  KO_FORM_FIELDS("ko_form_fields"),
  FORM_FIELDS("form_fields"),
  STAGES("stages"),
  FOLDERS("folders"),
  MEMBER_WATCHERS("member_watchers"),
  GUEST_WATCHERS("guest_watchers"),
  TASK_THREADS("tasks.threads"),
  TASK_FORM_FIELDS("tasks.form_fields");

  private final String key;

  Include(String key) {
    this.key = key;
  }

  /** Its name in {@code with}. */
  public String key() {
    return key;
  }
}
