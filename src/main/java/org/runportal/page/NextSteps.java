package org.runportal.page;

import java.util.List;
import org.runportal.page.RunView.Also;
import org.runportal.page.RunView.Next;
import org.runportal.page.RunView.NextSection;
import org.runportal.run.NextTask;
import org.runportal.run.Run;
import org.runportal.run.Task;
import org.runportal.web.Badge;
import org.runportal.web.Literal;

/** The next tasks of a run, and the others in progress. */
final class NextSteps {
  private static final int MAX_LINES = 3;

  private final Run run;
  private final RunIndex index;
  private final Verdict verdict;
  private final Wording words;

  NextSteps(Run run, Verdict verdict, Wording words) {
    this.run = run;
    this.index = RunIndex.of(run);
    this.verdict = verdict;
    this.words = words;
  }

  NextSection section() {
    List<Task> also = index.also();
    int more = Math.max(0, also.size() - MAX_LINES);
    return new NextSection(
        verdict.next().stream().map(this::next).toList(),
        also.stream().limit(MAX_LINES).map(this::also).toList(),
        more == 0 ? "" : words.say("next.also.more", "count", more),
        more == 0 ? Literal.NONE : TaskQuery.ANY.showing(TaskQuery.Show.OPEN).address());
  }

  private Next next(NextTask task) {
    DueDate due = words.due(task.deadline());
    boolean named = verdict.names(task);
    return new Next(
        words.title(task.title()),
        words.people().owners(task.owners()),
        task.owners().isEmpty() && run.people().assigneesSent() ? words.say("person.nobody") : "",
        named,
        index.task(task.id()).map(this::alone).orElse(Literal.NONE),
        words.moment(task.deadline()),
        task.deadline().isEmpty() ? "" : words.say(due.late() ? "task.wasDue" : "task.due"),
        due.sentence(),
        named ? Badge.NONE : due.badge(),
        Whose.of(task.owners()));
  }

  private Also also(Task task) {
    return new Also(
        words.title(task),
        alone(task),
        words.people().brief(task.owners()),
        words.due(task.times().deadline()).brief());
  }

  private Literal alone(Task task) {
    return TaskQuery.alone(run, task);
  }
}
