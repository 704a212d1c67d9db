package org.runportal.sandbox.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The derived state of a run at a time: everything in the response that follows from its tasks.
 * Tasks skipped by an automation are not counted.
 *
 * @param percent rounded to a whole number; 0 of 0 tasks is 0
 * @param late the number of open tasks past their deadline
 * @param dueSoon whether the run or an open task is due within 24 hours
 * @param maxTaskDeadline null if no task has a deadline
 * @param completedAt when the last task was completed; null while one is open
 */
record Standing(
    String status,
    int complete,
    int total,
    int percent,
    int approved,
    int rejected,
    int late,
    boolean dueSoon,
    boolean dueDatePassed,
    Instant maxTaskDeadline,
    Instant completedAt,
    Instant lastUpdated) {

  static Standing of(Story story, Now now) {
    List<Task> counted = story.tasks().stream().filter(Task::counts).toList();
    List<Task> open = counted.stream().filter(Task::isOpen).toList();
    int complete = counted.size() - open.size();
    boolean done = !counted.isEmpty() && open.isEmpty();
    Instant completedAt =
        done ? latest(counted.stream().map(Task::completedAt), story.startedAt()) : null;
    return new Standing(
        status(story, counted, done),
        complete,
        counted.size(),
        counted.isEmpty() ? 0 : Math.round(100f * complete / counted.size()),
        (int) counted.stream().filter(task -> Boolean.TRUE.equals(task.approved())).count(),
        (int) counted.stream().filter(task -> Boolean.FALSE.equals(task.approved())).count(),
        (int) open.stream().filter(task -> now.isPast(task.deadline())).count(),
        !done
            && Stream.concat(Stream.ofNullable(story.dueDate()), open.stream().map(Task::deadline))
                .anyMatch(now::isSoon),
        !done && now.isPast(story.dueDate()),
        counted.stream()
            .map(Task::deadline)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null),
        completedAt,
        latest(
            Stream.concat(
                Stream.ofNullable(story.archivedAt()),
                story.tasks().stream().map(task -> task.lastUpdated(story.startedAt()))),
            story.startedAt()));
  }

  private static String status(Story story, List<Task> counted, boolean done) {
    if (story.archivedAt() != null) {
      return "archived";
    }
    if (story.openIssue()) {
      return "issue";
    }
    if (counted.stream().anyMatch(Task::hasOpenProblem)) {
      return "problem";
    }
    return done ? "complete" : "active";
  }

  private static Instant latest(Stream<Instant> moments, Instant atLeast) {
    return moments.max(Comparator.naturalOrder()).orElse(atLeast);
  }
}
