package org.runportal.page;

import java.util.function.Predicate;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Task;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/** Whether a visitor asked to see a task. */
final class TaskFilter implements Predicate<Task> {
  private final TaskQuery query;
  private final Run run;
  private final RunState state;
  private final Names names;
  private final Moments moments;
  private final Texts texts;
  private final Predicate<String> person;
  private final Predicate<String> title;

  TaskFilter(TaskQuery query, Run run, Names names, Moments moments, Texts texts) {
    this.query = query;
    this.run = run;
    this.state = RunState.of(run);
    this.names = names;
    this.moments = moments;
    this.texts = texts;
    this.person = WordSearch.in(query.person(), texts.locale());
    this.title = WordSearch.in(query.text(), texts.locale());
  }

  @Override
  public boolean test(Task task) {
    return isKind(query.show(), task)
        && (query.task().isEmpty() || isThe(query.task().getAsInt(), task))
        && (query.person().isEmpty()
            || names.owners(task.owners()).stream().anyMatch(o -> person.test(o.name())))
        && title.test(task.title().orElseGet(() -> texts.say("task.untitled")));
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
        && new Deadline(task.times().deadline(), moments, texts).late();
  }

  private boolean isThe(int place, Task task) {
    return place <= run.plan().tasks().items().size()
        && run.plan().tasks().items().get(place - 1) == task;
  }
}
