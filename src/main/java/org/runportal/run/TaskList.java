package org.runportal.run;

import java.util.List;

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
   * A task and its run.
   *
   * @param run as far as the list tells of it
   */
  public record Entry(RunRow run, Task task) {}
}
