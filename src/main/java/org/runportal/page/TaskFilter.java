package org.runportal.page;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Task;

/** Selects the tasks that a visitor asked to see. */
final class TaskFilter implements Predicate<Task> {
  private final TaskQuery query;
  private final Run run;
  private final RunIndex index;
  private final Wording words;
  private final Redaction redaction;
  private final Predicate<String> person;
  private final Predicate<String> title;

  /**
   * @param redaction is applied before the search: a search cannot reveal what the page does not
   *     show
   */
  TaskFilter(TaskQuery query, Run run, Wording words, Redaction redaction) {
    this.query = query;
    this.run = run;
    this.index = RunIndex.of(run);
    this.words = words;
    this.redaction = redaction;
    this.person = WordSearch.in(query.person(), words.texts().locale());
    this.title = WordSearch.in(query.text(), words.texts().locale());
  }

  @Override
  public boolean test(Task task) {
    return isKind(query.show(), task)
        && (query.task().isEmpty() || isThe(query.task().getAsInt(), task))
        && matches(task);
  }

  /** Whether a task has the person and the words that are asked for. */
  private boolean matches(Task task) {
    return (query.person().isEmpty()
            || words.people().owners(task.owners()).stream().anyMatch(o -> person.test(o.name())))
        && title.test(redaction.words(words.title(task)));
  }

  /** Whether a task is of that kind. */
  boolean isKind(TaskQuery.Show kind, Task task) {
    return switch (kind) {
      case ALL -> true;
      case OPEN -> RunState.open(task);
      case LATE -> isLate(task);
      case PROBLEM -> task.outcome().problem() && RunState.open(task);
    };
  }

  /** How many tasks of each kind there are for the other filters; hidden ones do not count. */
  Map<TaskQuery.Show, Integer> counts() {
    Map<TaskQuery.Show, Integer> counts = new EnumMap<>(TaskQuery.Show.class);
    if (query.person().isEmpty() && query.text().isEmpty()) {
      counts.put(TaskQuery.Show.ALL, index.counted().size());
      counts.put(TaskQuery.Show.OPEN, index.open().size());
      counts.put(
          TaskQuery.Show.LATE,
          index.state() == RunState.ARCHIVED ? 0 : index.all().late(words.moments()));
      counts.put(TaskQuery.Show.PROBLEM, index.problems().size());
      return counts;
    }
    for (Task task : run.plan().tasks().items()) {
      if (RunState.counts(task) && matches(task)) {
        for (TaskQuery.Show kind : TaskQuery.Show.values()) {
          counts.merge(kind, isKind(kind, task) ? 1 : 0, Integer::sum);
        }
      }
    }
    return counts;
  }

  private boolean isLate(Task task) {
    // nobody is late any more once the run is put away
    return index.state() != RunState.ARCHIVED
        && RunState.open(task)
        && words.due(task.times().deadline()).late();
  }

  private boolean isThe(int place, Task task) {
    return place <= run.plan().tasks().items().size()
        && run.plan().tasks().items().get(place - 1) == task;
  }
}
