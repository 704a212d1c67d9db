package org.runportal.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
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
 * first deadline, where the run began. Times long before the run began and long after everything
 * else would squeeze the rest into a corner: they lie {@linkplain #isOutside outside} and are drawn
 * at the edge.
 */
final class Spans {
  /** Work may begin a little before a run is launched; what is earlier is no part of it. */
  private static final Period BEFORE_LAUNCH = Period.ofDays(30);

  /** What lies alone after such a gap is a slip of the pen, unless the run has lasted as long. */
  private static final Duration MAX_GAP = Duration.ofDays(366);

  private final Wording words;
  private final Moments moments;
  private final boolean archived;
  private final Instant until;
  private final Optional<LocalDateTime> launch;
  private final LocalDateTime last;
  private final NavigableSet<LocalDateTime> deadlines = new TreeSet<>();

  Spans(Run run, Wording words) {
    this.words = words;
    this.moments = words.moments();
    this.archived = RunIndex.of(run).state() == RunState.ARCHIVED;
    // nothing goes on in a run that was put away
    this.until = archived ? instant(run.times().archived()).orElse(moments.now()) : moments.now();
    List<Task> tasks = RunIndex.of(run).counted();
    this.launch =
        instant(run.times().started())
            .or(() -> instant(run.times().created()))
            .map(moments::local)
            .map(start -> atWork(start, tasks));
    tasks.stream()
        .flatMap(task -> end(task.times().deadline()).stream())
        .filter(due -> !isTooEarly(due))
        .forEach(deadlines::add);
    this.last = lastOf(deadlines);
    deadlines.tailSet(last, false).clear();
  }

  /** When the run began; when its first task did where that was long after. */
  private LocalDateTime atWork(LocalDateTime start, List<Task> tasks) {
    return tasks.stream()
        .flatMap(task -> Stream.of(task.times().started(), task.times().completed()))
        .flatMap(time -> instant(time).stream())
        .map(moments::local)
        .min(Comparator.naturalOrder())
        .filter(first -> Duration.between(start, first).compareTo(MAX_GAP) > 0)
        .orElse(start);
  }

  /** Now, or the last deadline to come before a gap that is too long. */
  private LocalDateTime lastOf(NavigableSet<LocalDateTime> dues) {
    LocalDateTime end = moments.local(until);
    LocalDateTime begin = launch.orElse(end);
    for (LocalDateTime due : dues.tailSet(end, false)) {
      Duration lasted = Duration.between(begin, end);
      Duration longest = lasted.compareTo(MAX_GAP) > 0 ? lasted : MAX_GAP;
      if (Duration.between(end, due).compareTo(longest) > 0) {
        return end;
      }
      end = due;
    }
    return end;
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
      return from.map(
          start -> new Span(start, end(task.times().completed()).map(this::inside).orElse(start)));
    }
    return instant(task.times().started())
        .filter(start -> !start.isAfter(until))
        .map(moments::local)
        .map(start -> new Span(inside(start), moments.local(until)));
  }

  /** From the deadline to the completion, or to now; nothing for a task that is in time. */
  Optional<Span> late(Task task) {
    return missed(task)
        .flatMap(deadline -> end(task.times().deadline()))
        .map(
            due -> {
              Optional<LocalDateTime> begun = begin(task.times().started()).or(() -> launch);
              LocalDateTime from = begun.filter(start -> start.isAfter(due)).orElse(due);
              return new Span(inside(from), inside(moments.local(ended(task).orElse(until))));
            });
  }

  /** Whether a task's deadline is too far away to be drawn where it is. */
  boolean isOutside(Task task) {
    return end(task.times().deadline()).filter(this::isOutside).isPresent();
  }

  private boolean isOutside(LocalDateTime time) {
    return isTooEarly(time) || time.isAfter(last);
  }

  private boolean isTooEarly(LocalDateTime time) {
    return launch.filter(start -> time.isBefore(start.minus(BEFORE_LAUNCH))).isPresent();
  }

  /** The time itself, or the edge beyond which it lies. */
  private LocalDateTime inside(LocalDateTime time) {
    if (isTooEarly(time)) {
      return launch.orElse(time);
    }
    return time.isAfter(last) ? last : time;
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
    return instant(when).map(moments::local).map(this::inside);
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
