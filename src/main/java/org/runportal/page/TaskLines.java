package org.runportal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runportal.page.RunView.More;
import org.runportal.page.RunView.TaskLine;
import org.runportal.page.RunView.TaskTime;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Task;
import org.runportal.run.When;
import org.runportal.web.Addressees;
import org.runportal.web.Badge;
import org.runportal.web.Literal;
import org.runportal.web.Tone;

/** Formats tasks. */
final class TaskLines {
  private final RunState state;
  private final Wording words;
  private final AnswerPresenter forms;
  private final SharedWork shared;

  TaskLines(Run run, RunState state, Wording words, AnswerPresenter forms) {
    this.state = state;
    this.words = words;
    this.forms = forms;
    this.shared = RunIndex.of(run).shared();
  }

  /**
   * One task among others.
   *
   * @param alone the address of the page with this task only
   */
  TaskLine line(Task task, Literal alone) {
    return line(task, alone, false);
  }

  /** The only task on the page, with all its data. */
  TaskLine single(Task task) {
    return line(task, Literal.NONE, true);
  }

  private TaskLine line(Task task, Literal alone, boolean opened) {
    // nobody is late any more once the run is put away
    boolean open = state != RunState.ARCHIVED && RunState.open(task);
    DueDate due = words.due(task.times().deadline());
    String owners = words.people().list(task.owners());
    // the group has the title already
    boolean inGroup = shared.includes(task) && !owners.isEmpty();
    return new TaskLine(
        inGroup ? owners : words.title(task),
        words.status(task),
        open ? due.badge() : Badge.NONE,
        marks(task),
        inGroup || isDoneByItsOwner(task) ? "" : owners,
        time(task, due, open),
        new More(
            forms.more(task),
            opened || (open && task.outcome().problem()),
            forms.formatted(task.plan().summary()),
            forms.answers(task.fields()),
            forms.comments(task, alone)),
        open ? Whose.of(task.owners()) : Addressees.NONE);
  }

  /** Whether it is said of the end of the task who had it. */
  private boolean isDoneByItsOwner(Task task) {
    return task.owners().size() == 1
        && completer(task).filter(words.people().of(task.owners().get(0))::equals).isPresent();
  }

  private Optional<String> completer(Task task) {
    return RunState.done(task)
        ? task.outcome().completer().map(words.people()::of)
        : Optional.empty();
  }

  private TaskTime time(Task task, DueDate due, boolean open) {
    boolean byCompletion = RunState.done(task) && task.times().completed().isPresent();
    Optional<When> time = byCompletion ? task.times().completed() : task.times().deadline();
    return new TaskTime(
        // the state says what the time of a task is that is done
        time.isEmpty() || byCompletion
            ? ""
            : words.say(open && due.late() ? "task.wasDue" : "task.due"),
        words.moment(time),
        completer(task).map(name -> words.say("task.by", "name", name)).orElse(""));
  }

  private List<Badge> marks(Task task) {
    List<Badge> marks = new ArrayList<>();
    if (task.outcome().problem() && RunState.open(task)) {
      marks.add(new Badge(words.say("task.problem"), Tone.PROBLEM));
    }
    if (task.outcome().approved().isEmpty()
        && task.plan().type().filter("approval"::equals).isPresent()) {
      marks.add(new Badge(words.say("task.approval"), Tone.OFF));
    } else if (task.outcome().approved().orElse(false)) {
      marks.add(new Badge(words.say("task.approved"), Tone.DONE));
    }
    if (task.plan().extra()) {
      marks.add(new Badge(words.say("task.extra"), Tone.OFF));
    }
    if (task.plan().everyone()) {
      marks.add(new Badge(words.say("task.everyone"), Tone.OFF));
    }
    return marks;
  }
}
