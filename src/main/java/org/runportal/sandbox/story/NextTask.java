package org.runportal.sandbox.story;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The next task as Tallyfy defines it: the task with the earliest deadline among those that are
 * neither completed nor skipped by an automation; tasks in progress count.
 *
 * <p>The documentation leaves open: here, tasks without a deadline come last, and position, then
 * number break ties.
 */
final class NextTask {
  private static final Comparator<Task> ORDER =
      Comparator.comparing(Task::deadline, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparingInt(Task::position)
          .thenComparingInt(Task::number);

  private NextTask() {}

  static Optional<Task> of(Collection<Task> tasks) {
    return tasks.stream().filter(Task::isOpen).min(ORDER);
  }
}
