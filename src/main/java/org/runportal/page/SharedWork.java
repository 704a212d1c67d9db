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
 * One-off work that was given to several people, each with a task of their own under the same
 * title. The title is told once, for all of them.
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

  /** The next task, waiting for everybody who still has to do the same. */
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
