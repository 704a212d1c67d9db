package org.runportal.run;

import java.util.List;

/** The states a page tells apart. One run is in exactly one. */
enum RunState {
  NOT_STARTED,
  ACTIVE,
  PROBLEM,
  COMPLETE,
  ARCHIVED,
  NO_TASKS,
  OTHER;

  /**
   * The state of a run: what ended it counts first, then what blocks it, then the vendor's word.
   */
  static RunState of(Run run) {
    List<Task> counted = run.tasks().items().stream().filter(RunState::counts).toList();
    RunStatus.Kind word = run.status().kind();
    if (run.times().archived().isPresent() || word == RunStatus.Kind.ARCHIVED) {
      return ARCHIVED;
    }
    if (word == RunStatus.Kind.PROBLEM
        || run.openIssue()
        || counted.stream().anyMatch(task -> task.problem() && open(task))) {
      return PROBLEM;
    }
    if (run.times().completed().isPresent() || word == RunStatus.Kind.COMPLETE) {
      return COMPLETE;
    }
    if (run.tasks().present() && counted.isEmpty()) {
      return NO_TASKS;
    }
    if (word == RunStatus.Kind.NOT_STARTED
        || (word == RunStatus.Kind.ACTIVE && untouched(run, counted))) {
      return NOT_STARTED;
    }
    return word == RunStatus.Kind.ACTIVE ? ACTIVE : OTHER;
  }

  /** Whether a task counts towards progress: hidden ones do not. */
  static boolean counts(Task task) {
    return task.status().kind() != TaskStatus.Kind.SKIPPED;
  }

  /** Whether a task counts and is still to be done. */
  static boolean open(Task task) {
    return counts(task) && !done(task);
  }

  /** Whether a task is done. */
  static boolean done(Task task) {
    return task.status().kind() == TaskStatus.Kind.COMPLETED;
  }

  private static boolean untouched(Run run, List<Task> counted) {
    return !counted.isEmpty()
        && run.times().started().isEmpty()
        && counted.stream().allMatch(t -> t.status().kind() == TaskStatus.Kind.NOT_STARTED);
  }
}
