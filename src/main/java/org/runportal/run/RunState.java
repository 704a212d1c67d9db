package org.runportal.run;

import java.util.List;

/** The states of a run. One run is in exactly one. */
public enum RunState {
  /** Launched, and nobody has begun. */
  NOT_STARTED,
  /** Work goes on. */
  ACTIVE,
  /** An issue is open on it or on one of its open tasks. */
  PROBLEM,
  /** All is done. */
  COMPLETE,
  /** Put away, finished or not. */
  ARCHIVED,
  /** There is nothing to do in it. */
  NO_TASKS,
  /** The vendor uses a word of its own. */
  OTHER;

  /**
   * The state of a run: what ended it counts first, then what blocks it, then the vendor's word.
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
        && run.plan().confidential().counted() == 0) {
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

  /** Whether a task counts and is still to be done. */
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
        && run.times().started().isEmpty()
        && counted.stream().allMatch(t -> t.status().kind() == TaskStatus.Kind.NOT_STARTED);
  }
}
