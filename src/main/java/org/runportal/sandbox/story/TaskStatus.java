package org.runportal.sandbox.story;

/** How far a task is. */
enum TaskStatus {
  NOT_STARTED("not-started", "Not started"),
  IN_PROGRESS("in-progress", "In progress"),
  COMPLETED("completed", "Completed"),
  /** Hidden by an automation: nobody can complete it, and it counts nowhere. */
  AUTO_SKIPPED("auto-skipped", "Auto-skipped");

  private final String code;
  private final String label;

  TaskStatus(String code, String label) {
    this.code = code;
    this.label = label;
  }

  String code() {
    return code;
  }

  String label() {
    return label;
  }
}
