package org.runportal.run;

import java.util.List;

/** The states of a run; exactly one applies. */
public enum RunState {
  /** Launched, but no task was started. */
  NOT_STARTED,
  /** In progress. */
  ACTIVE,
  /** Blocked by an issue of the run or of an open task. */
  PROBLEM,
  /** Completed. */
  COMPLETE,
  /** Archived, completed or not. */
  ARCHIVED,
  /** It has no tasks. */
  NO_TASKS,
  /** An unknown status of the vendor. */
  OTHER;

  /**
   * The state of a run: first whether it has ended, then whether it is blocked, then the vendor's
   * status.
   */
  public static RunState of(Run run) {
    List<Task> counted = run.plan().tasks().items().stream().filter(RunState::counts).toList();
    RunStatus.Kind word = run.standing().status().kind();
    if (run.times().archived().isPresent() || word == RunStatus.Kind.ARCHIVED) {
      return ARCHIVED;
    }
    if (word == RunStatus.Kind.PROBLEM
        || run.standing().openIssue()
        || counted.stream().anyMatch(task -> task.outcome().problem() && open(task))) {
      return PROBLEM;
    }
    if (run.times().completed().isPresent() || word == RunStatus.Kind.COMPLETE) {
      return COMPLETE;
    }
    if (run.plan().tasks().present()
        && counted.isEmpty()
        && run.plan().confidential().counted() == 0
        && run.plan().leftOut() == 0) {
      return NO_TASKS;
    }
    if (word == RunStatus.Kind.NOT_STARTED
        || (word == RunStatus.Kind.ACTIVE && untouched(run, counted))) {
      return NOT_STARTED;
    }
    return word == RunStatus.Kind.ACTIVE ? ACTIVE : OTHER;
  }

  /** Whether a task counts towards progress: hidden ones do not. */
  public static boolean counts(Task task) {
    return task.status().kind() != TaskStatus.Kind.SKIPPED;
  }

  /** Whether a task counts and is open. */
  public static boolean open(Task task) {
    return counts(task) && !done(task);
  }

  /** Whether a task is done. */
  public static boolean done(Task task) {
    return task.status().kind() == TaskStatus.Kind.COMPLETED;
  }

  private static boolean untouched(Run run, List<Task> counted) {
    return !counted.isEmpty()
        && run.plan().confidential().counted() == 0
        && run.plan().leftOut() == 0
        && run.times().started().isEmpty()
        && counted.stream().allMatch(t -> t.status().kind() == TaskStatus.Kind.NOT_STARTED);
  }
}
