package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * Tasks of several runs that wait for somebody, the nearest deadline first.
 *
 * @param tasks no task twice
 * @param more whether there are more than were read
 */
public record TaskList(List<Entry> tasks, boolean more) {
  /** No tasks. */
  public static final TaskList NONE = new TaskList(List.of(), false);

  /** The tasks are copied. */
  public TaskList {
    tasks = List.copyOf(tasks);
  }

  /**
   * A task and its run, no more of it than is shown.
   *
   * @param run as far as the list tells of it
   * @param id the task's id; empty if the vendor sent none
   * @param title its title
   * @param owners its assignees
   * @param deadline when it is due
   */
  public record Entry(
      RunRow run, String id, Optional<String> title, List<Person> owners, Optional<When> deadline) {
    /** The owners are copied. */
    public Entry {
      owners = List.copyOf(owners);
    }

    /** What a list shows of a task. */
    public static Entry of(RunRow run, Task task) {
      return new Entry(run, task.id(), task.title(), task.owners(), task.times().deadline());
    }
  }
}
