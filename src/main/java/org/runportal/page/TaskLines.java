package org.runportal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runportal.page.RunView.TaskLine;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Task;
import org.runportal.run.When;
import org.runportal.web.Badge;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/** Makes tasks ready to print. */
final class TaskLines {
  private final RunState state;
  private final Names names;
  private final Moments moments;
  private final Texts texts;
  private final AnswerPresenter forms;
  private final TaskWords words;
  private final SharedWork shared;

  TaskLines(
      Run run, RunState state, Names names, Moments moments, Texts texts, AnswerPresenter forms) {
    this.state = state;
    this.names = names;
    this.moments = moments;
    this.texts = texts;
    this.forms = forms;
    this.words = new TaskWords(texts);
    this.shared = new SharedWork(run);
  }

  /**
   * One task.
   *
   * @param alone whether it is the only one on the page, with all there is to it
   * @param address opens it alone
   */
  TaskLine line(Task task, boolean alone, String address) {
    // nobody is late any more once the run is put away
    boolean open = state != RunState.ARCHIVED && RunState.open(task);
    boolean byCompletion = RunState.done(task) && task.times().completed().isPresent();
    Optional<When> time = byCompletion ? task.times().completed() : task.times().deadline();
    Deadline deadline = new Deadline(task.times().deadline(), moments, texts);
    String owners = names.list(task.owners());
    // the group has the title already
    boolean inGroup = shared.includes(task) && !owners.isEmpty();
    AnswerPresenter.Comments comments = forms.comments(task, alone);
    return new TaskLine(
        inGroup ? owners : words.title(task),
        words.status(task),
        open ? deadline.badge() : Badge.NONE,
        marks(task),
        inGroup ? "" : owners,
        time.isEmpty() ? "" : texts.say(timeLabel(byCompletion, deadline, open)),
        WhenFormat.format(time, moments),
        RunState.done(task)
            ? task.outcome()
                .completer()
                .map(p -> texts.say("task.by", "name", names.of(p)))
                .orElse("")
            : "",
        forms.more(task),
        alone,
        forms.answers(task.fields()),
        comments.older(),
        comments.older().isEmpty() ? "" : address,
        comments.lines(),
        forms.formatted(task.plan().summary()));
  }

  private static String timeLabel(boolean byCompletion, Deadline deadline, boolean open) {
    if (byCompletion) {
      return "task.completed";
    }
    return open && deadline.late() ? "task.wasDue" : "task.due";
  }

  private List<Badge> marks(Task task) {
    List<Badge> marks = new ArrayList<>();
    if (task.outcome().problem() && RunState.open(task)) {
      marks.add(new Badge(texts.say("task.problem"), "problem"));
    }
    if (task.outcome().approved().isPresent()) {
      marks.add(
          task.outcome().approved().get()
              ? new Badge(texts.say("task.approved"), "done")
              : new Badge(texts.say("task.rejected"), "late"));
    } else if (task.plan().type().filter("approval"::equals).isPresent()) {
      marks.add(new Badge(texts.say("task.approval"), "off"));
    }
    if (task.plan().extra()) {
      marks.add(new Badge(texts.say("task.extra"), "off"));
    }
    if (task.plan().everyone()) {
      marks.add(new Badge(texts.say("task.everyone"), "off"));
    }
    return marks;
  }
}
