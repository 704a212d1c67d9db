package org.runportal.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.runportal.run.RunView.Badge;
import org.runportal.run.RunView.Group;
import org.runportal.run.RunView.TaskLine;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/**
 * The tasks of a run by stage, ready to print. Tasks whose stage is unknown come after the stages,
 * hidden ones last; none is lost.
 */
final class TaskList {
  private final Run run;
  private final RunState state;
  private final Names names;
  private final Moments moments;
  private final Texts texts;
  private final Forms forms;
  private final List<Task> counted;

  TaskList(Run run, RunState state, Names names, Moments moments, Texts texts, Forms forms) {
    this.run = run;
    this.state = state;
    this.names = names;
    this.moments = moments;
    this.texts = texts;
    this.forms = forms;
    this.counted = run.tasks().items().stream().filter(RunState::counts).toList();
  }

  boolean isEmpty() {
    return run.tasks().items().isEmpty();
  }

  /** Tasks that count. */
  int total() {
    return counted.size();
  }

  /** Tasks that are done. */
  int done() {
    return (int) counted.stream().filter(RunState::done).count();
  }

  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    Set<String> known = new HashSet<>();
    List<Stage> stages = run.stages().items();
    for (Stage stage : stages) {
      known.add(stage.id());
      List<Task> tasks =
          counted.stream().filter(t -> t.stage().filter(stage.id()::equals).isPresent()).toList();
      groups.add(group(stage.title(), tasks));
    }
    List<Task> rest =
        counted.stream().filter(t -> t.stage().filter(known::contains).isEmpty()).toList();
    if (!rest.isEmpty()) {
      groups.add(group(stages.isEmpty() ? "" : texts.say("tasks.noStage"), rest));
    }
    List<Task> hidden =
        run.tasks().items().stream().filter(task -> !RunState.counts(task)).toList();
    if (!hidden.isEmpty()) {
      groups.add(new Group(texts.say("tasks.hidden"), "", lines(hidden)));
    }
    return groups;
  }

  private Group group(String title, List<Task> tasks) {
    long done = tasks.stream().filter(RunState::done).count();
    return new Group(
        title, texts.say("tasks.count", "done", done, "total", tasks.size()), lines(tasks));
  }

  private List<TaskLine> lines(List<Task> tasks) {
    return tasks.stream().map(this::line).toList();
  }

  private TaskLine line(Task task) {
    // nobody is late any more once the run is put away
    boolean open = state != RunState.ARCHIVED && RunState.open(task);
    boolean byCompletion = RunState.done(task) && task.completed().isPresent();
    Optional<When> time = byCompletion ? task.completed() : task.deadline();
    Deadline deadline = new Deadline(task.deadline(), moments, texts);
    return new TaskLine(
        task.title().orElseGet(() -> texts.say("task.untitled")),
        status(task),
        open ? deadline.badge() : Badge.NONE,
        marks(task),
        names.list(task.owners()),
        time.isEmpty() ? "" : texts.say(timeLabel(byCompletion, deadline, open)),
        When.told(time, moments),
        RunState.done(task)
            ? task.completer().map(p -> texts.say("task.by", "name", names.of(p))).orElse("")
            : "",
        forms.more(task),
        forms.answers(task.fields()),
        forms.comments(task),
        task.summary());
  }

  private static String timeLabel(boolean byCompletion, Deadline deadline, boolean open) {
    if (byCompletion) {
      return "task.completed";
    }
    return open && deadline.late() ? "task.wasDue" : "task.due";
  }

  private Badge status(Task task) {
    return switch (task.status().kind()) {
      case COMPLETED -> new Badge(texts.say("task.status.COMPLETED"), "done");
      case IN_PROGRESS -> new Badge(texts.say("task.status.IN_PROGRESS"), "now");
      case NOT_STARTED -> new Badge(texts.say("task.status.NOT_STARTED"), "wait");
      case SKIPPED -> new Badge(texts.say("task.status.SKIPPED"), "off");
      case OTHER ->
          new Badge(
              task.status().word().isEmpty() ? texts.say("state.unknown") : task.status().word(),
              "wait");
    };
  }

  private List<Badge> marks(Task task) {
    List<Badge> marks = new ArrayList<>();
    if (task.problem() && RunState.open(task)) {
      marks.add(new Badge(texts.say("task.problem"), "problem"));
    }
    if (task.approved().isPresent()) {
      marks.add(
          task.approved().get()
              ? new Badge(texts.say("task.approved"), "done")
              : new Badge(texts.say("task.rejected"), "late"));
    } else if (task.type().filter("approval"::equals).isPresent()) {
      marks.add(new Badge(texts.say("task.approval"), "off"));
    }
    if (task.extra()) {
      marks.add(new Badge(texts.say("task.extra"), "off"));
    }
    if (task.everyone()) {
      marks.add(new Badge(texts.say("task.everyone"), "off"));
    }
    return marks;
  }
}
