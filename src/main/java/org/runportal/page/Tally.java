package org.runportal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.runportal.run.Decisions;
import org.runportal.run.RunState;
import org.runportal.run.Task;
import org.runportal.run.TaskStatus;
import org.runportal.run.When;
import org.runportal.web.Moments;

/**
 * What is to be said of a list of tasks, counted once: it depends on nothing but the tasks. What
 * the time adds, such as how many are late by now, is found without looking at each.
 */
final class Tally {
  private static final int NOWHERE = Integer.MAX_VALUE;

  private final List<Task> tasks;
  private final int done;
  private final int counted;
  private final boolean refused;
  private final int firstProblem;
  private final int firstInProgress;
  private final int firstOpen;
  private final Deadlines<Instant> instants;
  private final Deadlines<LocalDate> days;

  Tally(List<Task> tasks) {
    this.tasks = List.copyOf(tasks);
    int completed = 0;
    int counting = 0;
    boolean declined = false;
    int problem = NOWHERE;
    int inProgress = NOWHERE;
    int open = NOWHERE;
    for (int place = 0; place < tasks.size(); place++) {
      Task task = tasks.get(place);
      completed += RunState.done(task) ? 1 : 0;
      counting += RunState.counts(task) ? 1 : 0;
      declined |= Decisions.isRefused(task);
      if (RunState.open(task)) {
        open = Math.min(open, place);
        problem = task.outcome().problem() ? Math.min(problem, place) : problem;
        inProgress =
            task.status().kind() == TaskStatus.Kind.IN_PROGRESS
                ? Math.min(inProgress, place)
                : inProgress;
      }
    }
    this.done = completed;
    this.counted = counting;
    this.refused = declined;
    this.firstProblem = problem;
    this.firstInProgress = inProgress;
    this.firstOpen = open;
    this.instants =
        Deadlines.of(
            tasks, due -> due instanceof When.Instant at ? at.instant() : null, Instant[]::new);
    this.days =
        Deadlines.of(
            tasks, due -> due instanceof When.Day day ? day.date() : null, LocalDate[]::new);
  }

  /** The tasks, in the order of the plan. */
  List<Task> tasks() {
    return tasks;
  }

  /** How many are done. */
  int done() {
    return done;
  }

  /** How many count. */
  int counted() {
    return counted;
  }

  /** Whether one is an approval that was refused. */
  boolean hasRefused() {
    return refused;
  }

  /** Whether one is open. */
  boolean hasOpen() {
    return firstOpen != NOWHERE;
  }

  /** Whether somebody is at one. */
  boolean hasInProgress() {
    return firstInProgress != NOWHERE;
  }

  /** How many open ones are late by now. */
  int late(Moments moments) {
    return instants.before(moments.now()) + days.before(moments.today());
  }

  /**
   * The task a reader most wants to see.
   *
   * @param rank the lower, the more it is wanted
   * @param place among the tasks, from 0
   */
  record Wanted(int rank, int place) {}

  /**
   * One that is late or has a problem, else one in progress, else one that is open: the first.
   *
   * @param archived whether the run is put away, and nobody is late any more
   */
  Wanted wanted(boolean archived, Moments moments) {
    int late =
        archived
            ? NOWHERE
            : Math.min(instants.firstBefore(moments.now()), days.firstBefore(moments.today()));
    int[] places = {Math.min(late, firstProblem), firstInProgress, firstOpen};
    for (int rank = 0; rank < places.length; rank++) {
      if (places[rank] != NOWHERE) {
        return new Wanted(rank, places[rank]);
      }
    }
    return new Wanted(tasks.isEmpty() ? places.length + 1 : places.length, 0);
  }

  /**
   * The deadlines of the open tasks.
   *
   * @param times in order
   * @param first the first place of a task among those up to here, in the order of the times
   */
  private record Deadlines<T extends Comparable<? super T>>(T[] times, int[] first) {
    private record Due<T>(T time, int place) {}

    static <T extends Comparable<? super T>> Deadlines<T> of(
        List<Task> tasks, Function<When, T> time, IntFunction<T[]> array) {
      List<Due<T>> dues = new ArrayList<>();
      for (int place = 0; place < tasks.size(); place++) {
        Task task = tasks.get(place);
        T due = RunState.open(task) ? task.times().deadline().map(time).orElse(null) : null;
        if (due != null) {
          dues.add(new Due<>(due, place));
        }
      }
      dues.sort(Comparator.comparing(Due::time));
      int[] first = new int[dues.size()];
      int least = NOWHERE;
      for (int i = 0; i < first.length; i++) {
        least = Math.min(least, dues.get(i).place());
        first[i] = least;
      }
      return new Deadlines<>(dues.stream().map(Due::time).toArray(array), first);
    }

    int before(T limit) {
      int low = 0;
      int high = times.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (times[middle].compareTo(limit) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    int firstBefore(T limit) {
      int number = before(limit);
      return number == 0 ? NOWHERE : first[number - 1];
    }
  }
}
