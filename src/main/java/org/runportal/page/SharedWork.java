package org.runportal.page;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.runportal.run.NextTask;
import org.runportal.run.Person;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Task;

/**
 * One-off work of several people, each of whom has a task with the same title. The page shows the
 * title once for all of them.
 */
final class SharedWork {
  private final List<Task> tasks;
  private final Set<String> titles = new HashSet<>();

  SharedWork(Run run) {
    this.tasks = run.plan().tasks().items().stream().filter(SharedWork::mayBeShared).toList();
    Set<String> seen = new HashSet<>();
    tasks.stream()
        .map(task -> task.title().get())
        .filter(title -> !seen.add(title))
        .forEach(titles::add);
  }

  private static boolean mayBeShared(Task task) {
    return task.plan().extra() && task.title().isPresent() && RunState.counts(task);
  }

  /** Whether a task is one of several under one title. */
  boolean includes(Task task) {
    return mayBeShared(task) && titles.contains(task.title().get());
  }

  /** The next task, with all people who still have to do the same work as its owners. */
  NextTask withEverybody(NextTask next) {
    Optional<Task> listed =
        tasks.stream()
            .filter(task -> includes(task) && !next.id().isEmpty() && task.id().equals(next.id()))
            .findFirst();
    if (listed.isEmpty()) {
      return next;
    }
    Set<Person> owners = new LinkedHashSet<>(next.owners());
    tasks.stream()
        .filter(task -> task.title().equals(listed.get().title()) && RunState.open(task))
        .forEach(task -> owners.addAll(task.owners()));
    return new NextTask(next.id(), next.title(), List.copyOf(owners), next.deadline());
  }
}
