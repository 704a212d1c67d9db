package org.runportal.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import org.runportal.run.Progress;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.RunStatus;
import org.runportal.run.Task;
import org.runportal.run.When;

/**
 * Contradictions in the vendor's response, which are pointed out to the visitor. Each kind has a
 * sentence; what a correct run may contain is not a contradiction.
 */
final class Contradictions {
  /** Clocks differ a little, and two times set by one click may differ by seconds. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Percentages are rounded: a difference of one is not a contradiction. */
  private static final double ROUNDING = 1.5;

  private static final int NAMED = 3;

  /** The kinds, in the order of the page. */
  enum Kind {
    COMPLETE_WITH_OPEN_TASKS,
    FULL_PROGRESS_WITH_OPEN_TASKS,
    ACTIVE_WITHOUT_OPEN_TASKS,
    NOT_STARTED_WITH_DONE_TASKS,
    COUNTS_DIFFER,
    PERCENT_DIFFERS,
    PROBLEM_NOWHERE,
    COMPLETED_BEFORE_ITS_TASKS,
    STARTED_BEFORE_CREATED,
    ENDED_BEFORE_STARTED,
    DUE_BEFORE_STARTED,
    CHANGED_IN_THE_FUTURE,
    LAST_DEADLINE_DIFFERS,
    NEXT_IS_DONE,
    NEXT_OF_A_COMPLETE_RUN,
    NEXT_IS_UNKNOWN,
    DONE_BY_NOBODY,
    DONE_AT_NO_TIME,
    DONE_IN_THE_FUTURE,
    DONE_BEFORE_STARTED,
    OPEN_BUT_COMPLETED_BY_SOMEBODY,
    TASK_DUE_BEFORE_STARTED,
    PROBLEM_ON_DONE_TASK,
    APPROVAL_WITHOUT_OUTCOME,
    STAGE_IS_UNKNOWN,
    SAME_TASK_TWICE;
  }

  private final Run run;
  private final RunState state;
  private final Instant now;
  private final RunIndex index;
  private final List<Task> tasks;
  private final int counted;
  private final int open;
  private final int done;

  Contradictions(Run run, RunState state, Instant now) {
    this.run = run;
    this.state = state;
    this.now = now;
    this.index = RunIndex.of(run);
    this.tasks = run.plan().tasks().items();
    this.counted = index.counted().size() + run.plan().confidential().counted();
    this.open = index.open().size() + run.plan().confidential().open();
    this.done = counted - open;
  }

  /** A contradiction and the tasks it is about; none when it is about the run. */
  record Found(Kind kind, List<Task> tasks) {}

  /** One sentence for each kind that was found. */
  List<String> sentences(Wording words) {
    return index.contradictions(now, this::found).stream()
        .map(found -> sentence(found, words))
        .toList();
  }

  private String sentence(Found found, Wording words) {
    return words.say(
        "note." + found.kind(),
        "tasks",
        words.quoted(found.tasks(), NAMED),
        "count",
        found.tasks().size(),
        "open",
        open,
        "done",
        done,
        "total",
        counted,
        "reportedDone",
        run.standing().progress().map(p -> p.complete().orElse(0)).orElse(0),
        "reportedTotal",
        run.standing().progress().map(p -> p.total().orElse(0)).orElse(0),
        "percent",
        words.texts().percent(percent().orElse(0)));
  }

  /** All contradictions. */
  List<Found> found() {
    List<Found> found = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      look(kind).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Found> look(Kind kind) {
    Run.Times times = run.times();
    return switch (kind) {
      case COMPLETE_WITH_OPEN_TASKS -> ofTasks(kind, t -> RunState.open(t) && claimsCompletion());
      case FULL_PROGRESS_WITH_OPEN_TASKS ->
          ofTasks(kind, t -> RunState.open(t) && !claimsCompletion() && percent().orElse(0) >= 100);
      case ACTIVE_WITHOUT_OPEN_TASKS ->
          ofRun(
              kind,
              run.standing().status().kind() == RunStatus.Kind.ACTIVE
                  && times.archived().isEmpty()
                  && times.completed().isEmpty()
                  && counted > 0
                  && open == 0
                  && isComplete());
      case NOT_STARTED_WITH_DONE_TASKS ->
          ofTasks(
              kind,
              t ->
                  RunState.done(t) && run.standing().status().kind() == RunStatus.Kind.NOT_STARTED);
      case COUNTS_DIFFER -> ofRun(kind, countsDiffer());
      case PERCENT_DIFFERS -> ofRun(kind, percentDiffers());
      case PROBLEM_NOWHERE ->
          ofRun(
              kind,
              run.standing().status().kind() == RunStatus.Kind.PROBLEM
                  && !run.standing().openIssue()
                  && run.plan().tasks().present()
                  // it may be one of those
                  && run.plan().confidential().number() == 0
                  && isComplete()
                  && tasks.stream().noneMatch(task -> task.outcome().problem()));
      case COMPLETED_BEFORE_ITS_TASKS ->
          ofTasks(kind, t -> isAfter(t.times().completed(), times.completed()));
      case STARTED_BEFORE_CREATED -> ofRun(kind, isAfter(times.created(), times.started()));
      case ENDED_BEFORE_STARTED ->
          ofRun(
              kind,
              isAfter(times.started(), times.completed())
                  || isAfter(times.started(), times.archived()));
      case DUE_BEFORE_STARTED -> ofRun(kind, isAfter(times.started(), times.due()));
      case CHANGED_IN_THE_FUTURE ->
          ofRun(
              kind,
              isInTheFuture(times.updated())
                  || isInTheFuture(times.created())
                  || isInTheFuture(times.completed())
                  || isInTheFuture(times.archived()));
      case LAST_DEADLINE_DIFFERS ->
          ofTasks(
              kind, t -> RunState.counts(t) && isAfter(t.times().deadline(), times.lastDeadline()));
      case NEXT_IS_DONE -> ofTasks(kind, t -> RunState.done(t) && isNext(t));
      case NEXT_OF_A_COMPLETE_RUN ->
          ofRun(kind, state == RunState.COMPLETE && !run.plan().nextTasks().items().isEmpty());
      case NEXT_IS_UNKNOWN -> ofRun(kind, nextIsUnknown());
      case DONE_BY_NOBODY ->
          ofTasks(kind, t -> isDonePersonally(t) && t.outcome().completer().isEmpty());
      case DONE_AT_NO_TIME ->
          ofTasks(kind, t -> RunState.done(t) && t.times().completed().isEmpty());
      case DONE_IN_THE_FUTURE -> ofTasks(kind, t -> isInTheFuture(t.times().completed()));
      case DONE_BEFORE_STARTED ->
          ofTasks(kind, t -> isAfter(t.times().started(), t.times().completed()));
      case OPEN_BUT_COMPLETED_BY_SOMEBODY ->
          ofTasks(
              kind,
              t -> RunState.open(t) && !t.plan().everyone() && t.outcome().completer().isPresent());
      case TASK_DUE_BEFORE_STARTED ->
          ofTasks(kind, t -> isAfter(t.times().started(), t.times().deadline()));
      case PROBLEM_ON_DONE_TASK -> ofTasks(kind, t -> RunState.done(t) && t.outcome().problem());
      case APPROVAL_WITHOUT_OUTCOME ->
          ofTasks(
              kind,
              t -> RunState.done(t) && isOfType(t, "approval") && t.outcome().approved().isEmpty());
      case STAGE_IS_UNKNOWN -> ofTasks(kind, this::isInUnknownStage);
      case SAME_TASK_TWICE -> repeated();
    };
  }

  private static Optional<Found> ofRun(Kind kind, boolean found) {
    return found ? Optional.of(new Found(kind, List.of())) : Optional.empty();
  }

  private Optional<Found> ofTasks(Kind kind, Predicate<Task> odd) {
    List<Task> found = tasks.stream().filter(odd).toList();
    return found.isEmpty() ? Optional.empty() : Optional.of(new Found(kind, found));
  }

  private boolean claimsCompletion() {
    return run.standing().status().kind() == RunStatus.Kind.COMPLETE
        || run.times().completed().isPresent();
  }

  private OptionalDouble percent() {
    return run.standing().progress().map(Progress::percent).orElse(OptionalDouble.empty());
  }

  /** Whether no task is known to be missing. */
  private boolean isComplete() {
    return run.plan().leftOut() == 0;
  }

  /** Hidden tasks may be counted or not: neither total is a contradiction. */
  private boolean countsDiffer() {
    if (!run.plan().tasks().present() || run.standing().progress().isEmpty() || !isComplete()) {
      return false;
    }
    Progress reported = run.standing().progress().get();
    boolean total =
        reported.total().isPresent()
            && reported.total().getAsInt() != counted
            && reported.total().getAsInt() != tasks.size() + run.plan().confidential().number();
    return total || (reported.complete().isPresent() && reported.complete().getAsInt() != done);
  }

  private boolean percentDiffers() {
    Optional<Progress> counts =
        run.standing().progress().filter(p -> p.complete().isPresent() && p.total().orElse(0) > 0);
    return counts.isPresent()
        && percent().isPresent()
        && Math.abs(
                percent().getAsDouble()
                    - 100.0 * counts.get().complete().getAsInt() / counts.get().total().getAsInt())
            > ROUNDING;
  }

  private boolean isNext(Task task) {
    return !task.id().isEmpty()
        && run.plan().nextTasks().items().stream().anyMatch(next -> next.id().equals(task.id()));
  }

  private boolean nextIsUnknown() {
    return run.plan().tasks().present()
        && !tasks.isEmpty()
        && isComplete()
        && run.plan().nextTasks().items().stream()
            .anyMatch(
                next ->
                    !next.id().isEmpty()
                        && tasks.stream().noneMatch(task -> task.id().equals(next.id())));
  }

  /** Mails are sent and tasks expire by themselves. */
  private static boolean isDonePersonally(Task task) {
    return RunState.done(task)
        && (task.plan().type().isEmpty() || isOfType(task, "task") || isOfType(task, "approval"));
  }

  private static boolean isOfType(Task task, String type) {
    return task.plan().type().filter(type::equals).isPresent();
  }

  private boolean isInUnknownStage(Task task) {
    return run.plan().stages().present()
        && task.plan().stage().isPresent()
        && run.plan().stages().items().stream()
            .noneMatch(s -> s.id().equals(task.plan().stage().get()));
  }

  private Optional<Found> repeated() {
    Set<String> seen = new HashSet<>();
    return ofTasks(Kind.SAME_TASK_TWICE, task -> !task.id().isEmpty() && !seen.add(task.id()));
  }

  private boolean isInTheFuture(Optional<When> when) {
    return When.instant(when).filter(at -> at.isAfter(now.plus(TOLERANCE))).isPresent();
  }

  private static boolean isAfter(Optional<When> one, Optional<When> other) {
    Optional<Instant> limit = When.instant(other).map(at -> at.plus(TOLERANCE));
    return limit.isPresent() && When.instant(one).filter(limit.get()::isBefore).isPresent();
  }
}
