package org.runportal.page;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Task;
import org.runportal.run.When;
import org.runportal.web.Moments;

/**
 * From when to when the tasks of a run last: as planned, in fact, and too long. A day without a
 * time stays that day in every zone and is over at its end.
 *
 * <p>The vendor names a deadline, never a planned beginning. A plan therefore begins where the task
 * began; where that is not known or was too late, at the deadline before it in the run; for the
 * first deadline, where the run began. Times long before the run began and far in the future would
 * squeeze everything else into a corner: they lie {@linkplain #isOutside outside} and are drawn at
 * the edge.
 */
final class Spans {
  /** Work may begin a little before a run is launched; what is earlier is no part of it. */
  private static final Period BEFORE_LAUNCH = Period.ofDays(30);

  /** Nobody plans a task for later; such a deadline is a slip of the pen. */
  private static final Period AFTER_NOW = Period.ofYears(5);

  private final Wording words;
  private final Moments moments;
  private final boolean archived;
  private final Instant until;
  private final Optional<LocalDateTime> launch;
  private final NavigableSet<LocalDateTime> deadlines = new TreeSet<>();

  Spans(Run run, Wording words) {
    this.words = words;
    this.moments = words.moments();
    this.archived = RunState.of(run) == RunState.ARCHIVED;
    // nothing goes on in a run that was put away
    this.until = archived ? instant(run.times().archived()).orElse(moments.now()) : moments.now();
    this.launch =
        instant(run.times().started()).or(() -> instant(run.times().created())).map(moments::local);
    run.plan().tasks().items().stream()
        .filter(RunState::counts)
        .flatMap(task -> end(task.times().deadline()).stream())
        .filter(due -> !isOutside(due))
        .forEach(deadlines::add);
  }

  /** Up to the deadline; nothing without one. */
  Optional<Span> planned(Task task) {
    return end(task.times().deadline())
        .map(this::inside)
        .map(
            due -> {
              LocalDateTime from =
                  begin(task.times().started())
                      .filter(due::isAfter)
                      .or(() -> Optional.ofNullable(deadlines.lower(due)))
                      .or(() -> launch.filter(due::isAfter))
                      .orElse(due);
              return new Span(from, due);
            });
  }

  /**
   * From the start to the completion, or to now while it is open. Nothing for a task that was never
   * started; one moment where only that is known.
   */
  Optional<Span> real(Task task) {
    if (RunState.done(task)) {
      Optional<LocalDateTime> from =
          begin(task.times().started()).or(() -> begin(task.times().completed()));
      return from.map(start -> new Span(start, end(task.times().completed()).orElse(start)));
    }
    LocalDateTime now = moments.local(until);
    return begin(task.times().started())
        .filter(start -> !start.isAfter(now))
        .map(start -> new Span(start, now));
  }

  /** From the deadline to the completion, or to now; nothing for a task that is in time. */
  Optional<Span> late(Task task) {
    return missed(task)
        .flatMap(deadline -> end(task.times().deadline()))
        .map(
            due -> {
              Optional<LocalDateTime> begun = begin(task.times().started()).or(() -> launch);
              LocalDateTime from = begun.filter(start -> start.isAfter(due)).orElse(due);
              return new Span(from, moments.local(ended(task).orElse(until)));
            });
  }

  /** Whether a task's deadline is too far away to be drawn where it is. */
  boolean isOutside(Task task) {
    return end(task.times().deadline()).filter(this::isOutside).isPresent();
  }

  private boolean isOutside(LocalDateTime time) {
    return isTooEarly(time) || time.isAfter(moments.local(until).plus(AFTER_NOW));
  }

  private boolean isTooEarly(LocalDateTime time) {
    return launch.filter(start -> time.isBefore(start.minus(BEFORE_LAUNCH))).isPresent();
  }

  /** The time itself, or the edge beyond which it lies. */
  private LocalDateTime inside(LocalDateTime time) {
    LocalDateTime now = moments.local(until);
    if (!isOutside(time)) {
      return time;
    }
    if (isTooEarly(time)) {
      return launch.orElse(time);
    }
    return deadlines.isEmpty() || deadlines.last().isBefore(now) ? now : deadlines.last();
  }

  /** What the deadline meant when the task was done, or means now, where it was missed. */
  Optional<DueDate> missed(Task task) {
    return ended(task).map(end -> words.at(end).due(task.times().deadline())).filter(DueDate::late);
  }

  /** Up to when a task can have been late; nobody is late any more once the run is put away. */
  private Optional<Instant> ended(Task task) {
    if (RunState.done(task)) {
      return instant(task.times().completed());
    }
    return archived ? Optional.empty() : Optional.of(until);
  }

  private Optional<Instant> instant(Optional<When> when) {
    return When.instant(when).or(() -> day(when).map(day -> moments.startOf(day.date())));
  }

  private Optional<LocalDateTime> begin(Optional<When> when) {
    return instant(when)
        .map(moments::local)
        .map(start -> isTooEarly(start) ? launch.orElse(start) : start);
  }

  private Optional<LocalDateTime> end(Optional<When> when) {
    return day(when)
        .map(day -> day.date().plusDays(1).atStartOfDay())
        .or(() -> When.instant(when).map(moments::local));
  }

  private static Optional<When.Day> day(Optional<When> when) {
    return when.filter(When.Day.class::isInstance).map(When.Day.class::cast);
  }
}
