package org.runportal.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.runportal.run.Decisions;
import org.runportal.run.NextTask;
import org.runportal.run.Person;
import org.runportal.run.Progress;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Task;
import org.runportal.run.When;
import org.runportal.web.Badge;
import org.runportal.web.Tone;

/** What has become of a run, in one sentence: where it stands, who must act, by when. */
final class Verdict {
  private final Run run;
  private final RunIndex index;
  private final Wording words;
  private final RunState state;
  private final Decisions decisions;
  private final List<NextTask> next;
  private final Outcome outcome;

  Verdict(Run run, Wording words) {
    this.run = run;
    this.index = RunIndex.of(run);
    this.words = words;
    this.state = index.state();
    this.decisions = index.decisions();
    this.next = index.next();
    this.outcome = judged();
  }

  private Verdict(Verdict other, Wording words) {
    this.run = other.run;
    this.index = other.index;
    this.words = words;
    this.state = other.state;
    this.decisions = other.decisions;
    this.next = other.next;
    this.outcome = other.outcome;
  }

  /** The same, as printed. */
  Verdict onPaper() {
    return new Verdict(this, words.onPaper());
  }

  Outcome outcome() {
    return outcome;
  }

  Decisions decisions() {
    return decisions;
  }

  /** What is to be done next; nothing once the run is over. */
  List<NextTask> next() {
    return next;
  }

  /** The tone, urgent when the deadline of the next task is near or past. */
  Tone tone() {
    Badge urgency = next.isEmpty() ? Badge.NONE : words.due(next.get(0).deadline()).badge();
    return outcome.isOpen() && !urgency.equals(Badge.NONE) ? urgency.tone() : outcome.tone();
  }

  /** The state in a word or two, with the vendor's own word if it uses one. */
  Badge badge() {
    return state == RunState.OTHER && outcome.isInProgress()
        ? new Badge(words.unknown(run.standing().status().word()), tone())
        : new Badge(words.say("state." + outcome.state()), tone());
  }

  private Outcome judged() {
    if (state == RunState.ARCHIVED) {
      return decisions.isFinal()
          ? Outcome.ARCHIVED_DECLINED
          : isUnfinished() ? Outcome.ARCHIVED_UNFINISHED : Outcome.ARCHIVED;
    }
    if (state == RunState.PROBLEM) {
      return run.standing().openIssue() ? Outcome.HELD_UP : Outcome.PROBLEM;
    }
    if (index.isOver() && !decisions.rejected().isEmpty()) {
      return decisions.isFinal() ? Outcome.DECLINED : Outcome.PARTLY_APPROVED;
    }
    return switch (state) {
      case COMPLETE -> Outcome.COMPLETE;
      case NO_TASKS -> Outcome.NO_TASKS;
      case NOT_STARTED -> Outcome.NOT_STARTED;
      default -> underWay();
    };
  }

  private Outcome underWay() {
    if (next.isEmpty()) {
      return isWithheld() ? Outcome.CONFIDENTIAL : Outcome.NOTHING_NEXT;
    }
    if (decisions.lastWord().isPresent()) {
      return Outcome.GOES_ON;
    }
    if (words.due(next.get(0).deadline()).late() || isLateAsAWhole()) {
      return Outcome.LATE;
    }
    return next.get(0).owners().isEmpty() && run.people().assigneesSent()
        ? Outcome.UNASSIGNED
        : Outcome.WAITING;
  }

  /** Whether the run was archived before it was finished. */
  private boolean isUnfinished() {
    if (run.times().completed().isPresent()) {
      return false;
    }
    Optional<Progress> progress = run.standing().progress();
    boolean countedShort =
        progress.isPresent()
            && progress.get().total().isPresent()
            && progress.get().complete().orElse(0) < progress.get().total().getAsInt();
    return countedShort || run.plan().confidential().open() > 0 || !index.open().isEmpty();
  }

  private boolean isLateAsAWhole() {
    return words.due(run.times().due()).late();
  }

  /** Whether all open tasks are confidential. */
  private boolean isWithheld() {
    return run.plan().confidential().open() > 0 && index.open().isEmpty();
  }

  /** One sentence, or two. */
  String headline() {
    return switch (outcome) {
      case NOT_STARTED -> followedByWaiting(words.say("headline.notStarted"));
      case WAITING, LATE, UNASSIGNED -> waiting(next.get(0));
      case CONFIDENTIAL -> words.say("headline.confidential");
      case NOTHING_NEXT -> nothingNext();
      case PROBLEM ->
          followedByWaiting(words.say("headline.problem", "count", Math.max(1, problems())));
      case HELD_UP -> words.say("headline.heldUp");
      case GOES_ON ->
          followedByWaiting(
              declined(decisions.lastWord().orElseThrow()) + " " + words.say("headline.goesOn"));
      case DECLINED -> declined(decisions.rejected().get(0));
      case PARTLY_APPROVED ->
          words.say(
              "headline.partly",
              "rejected",
              decisions.rejected().size(),
              "total",
              decisions.total());
      case COMPLETE -> dated("headline.complete", run.times().completed());
      case ARCHIVED ->
          run.times().completed().isPresent()
              ? words.say(
                  "headline.archived.complete",
                  "completed",
                  words.moment(run.times().completed()).absolute(),
                  "dated",
                  run.times().archived().isPresent(),
                  "when",
                  words.moment(run.times().archived()).absolute())
              : dated("headline.archived", run.times().archived());
      case ARCHIVED_DECLINED ->
          declined(decisions.rejected().get(0))
              + " "
              + dated("headline.archived", run.times().archived());
      case ARCHIVED_UNFINISHED -> dated("headline.archived.unfinished", run.times().archived());
      case NO_TASKS -> words.say("headline.noTasks");
    };
  }

  /** Whether the headline names everybody who has to act at a task that is next. */
  boolean names(NextTask task) {
    return task == next.get(0)
        && outcome != Outcome.HELD_UP
        && words.people().isBrief(task.owners());
  }

  /** The open tasks at which a problem was reported. */
  List<Task> withProblem() {
    return index.problems();
  }

  private int problems() {
    return withProblem().size();
  }

  private String nothingNext() {
    if (index.isAllDone()) {
      return words.say("headline.allDone");
    }
    if (run.plan().leftOut() > 0) {
      return words.say("headline.leftOut");
    }
    return words.say(
        run.plan().nextTasks().present() || run.plan().tasks().present()
            ? "headline.nothingNext"
            : "headline.absent");
  }

  private String declined(Task task) {
    Optional<Person> by = task.outcome().completer();
    Optional<When> when = task.times().completed();
    return words.say(
        "headline.declined",
        "named",
        by.isPresent(),
        "name",
        by.map(words.people()::of).orElse(""),
        "dated",
        when.isPresent(),
        "when",
        words.moment(when).absolute());
  }

  private String dated(String key, Optional<When> when) {
    return words.say(key, "dated", when.isPresent(), "when", words.moment(when).absolute());
  }

  private String followedByWaiting(String sentence) {
    return next.isEmpty() ? sentence : sentence + " " + waiting(next.get(0));
  }

  private String waiting(NextTask first) {
    String due = due(first);
    String since = since(first).map(words.moments()::pastDay).orElse("");
    String owner = words.people().brief(first.owners());
    if (owner.isEmpty()) {
      return words.say(
          run.people().assigneesSent() ? "headline.waiting.nobody" : "headline.waiting.unsaid",
          "due",
          due);
    }
    return since.isEmpty()
        ? words.say("headline.waiting", "owner", owner, "due", due)
        : words.say("headline.waiting.since", "owner", owner, "since", since, "due", due);
  }

  /** When it is due or how late it is; where the task has time, how late the whole run is. */
  private String due(NextTask first) {
    DueDate ofTask = words.due(first.deadline());
    DueDate ofRun = words.due(run.times().due());
    return !ofTask.late() && ofRun.late()
        ? words.say("headline.runLate", "late", ofRun.badge().text())
        : ofTask.brief();
  }

  /** Since when the next task has been the owner's: its own start. */
  private Optional<Instant> since(NextTask first) {
    return index
        .task(first.id())
        .flatMap(task -> When.instant(task.times().started()))
        .filter(started -> !started.isAfter(words.moments().now()));
  }
}
