package org.runportal.sandbox.story;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which task comes next, as Tallyfy documents it: of the tasks that are not completed (those in
 * progress too, those skipped by an automation not) the one with the earliest deadline.
 *
 * <p>The documentation is silent on the rest; chosen here: tasks without a deadline come last, and
 * position, then number settle a tie.
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
