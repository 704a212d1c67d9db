package org.runportal.sandbox.story;

/** The status of a task. */
enum TaskStatus {
  NOT_STARTED("not-started", "Not started"),
  IN_PROGRESS("in-progress", "In progress"),
  COMPLETED("completed", "Completed"),
  /** Skipped by an automation: it cannot be completed and is not counted. */
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
