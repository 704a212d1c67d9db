package org.runportal.page;

import java.util.function.Predicate;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Task;

/** Selects the tasks that a visitor asked to see. */
final class TaskFilter implements Predicate<Task> {
  private final TaskQuery query;
  private final Run run;
  private final RunState state;
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
    this.state = RunState.of(run);
    this.words = words;
    this.redaction = redaction;
    this.person = WordSearch.in(query.person(), words.texts().locale());
    this.title = WordSearch.in(query.text(), words.texts().locale());
  }

  @Override
  public boolean test(Task task) {
    return isKind(query.show(), task)
        && (query.task().isEmpty() || isThe(query.task().getAsInt(), task))
        && (query.person().isEmpty()
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

  /** How many tasks are of that kind; hidden ones do not count. */
  int count(TaskQuery.Show kind) {
    return (int)
        run.plan().tasks().items().stream()
            .filter(task -> RunState.counts(task) && isKind(kind, task))
            .count();
  }

  private boolean isLate(Task task) {
    // nobody is late any more once the run is put away
    return state != RunState.ARCHIVED
        && RunState.open(task)
        && words.due(task.times().deadline()).late();
  }

  private boolean isThe(int place, Task task) {
    return place <= run.plan().tasks().items().size()
        && run.plan().tasks().items().get(place - 1) == task;
  }
}
