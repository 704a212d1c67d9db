package org.runportal.run;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was decided at the approvals of a run.
 *
 * @param approved the approvals that were given, in the order of the plan
 * @param rejected those that were refused, the latest decision first
 * @param isFinal whether the last refusal ended it: nothing was approved at all, or rules hid what
 *     would have followed and nothing of it was done
 */
public record Decisions(List<Task> approved, List<Task> rejected, boolean isFinal) {
  private static final Comparator<Task> LATEST =
      Comparator.comparing(Decisions::at, Comparator.reverseOrder());

  /** The lists are copied. */
  public Decisions {
    approved = List.copyOf(approved);
    rejected = List.copyOf(rejected);
  }

  /** The decisions of a run. */
  public static Decisions of(Run run) {
    List<Task> tasks = run.plan().tasks().items();
    List<Task> approved = tasks.stream().filter(task -> isDecided(task, true)).toList();
    List<Task> rejected =
        tasks.stream().filter(task -> isDecided(task, false)).sorted(LATEST).toList();
    boolean isFinal =
        !rejected.isEmpty()
            && (approved.isEmpty() || endsWith(tasks, tasks.indexOf(rejected.get(0))));
    return new Decisions(approved, rejected, isFinal);
  }

  /** How many approvals were decided. */
  public int total() {
    return approved.size() + rejected.size();
  }

  /** The refusal that is still the last word; none once something was approved after it. */
  public Optional<Task> lastWord() {
    return rejected.stream()
        .findFirst()
        .filter(
            refusal -> approved.stream().noneMatch(approval -> at(approval).isAfter(at(refusal))));
  }

  /** Whether a task is an approval that was refused. */
  public static boolean isRefused(Task task) {
    return isDecided(task, false);
  }

  private static boolean isDecided(Task task, boolean outcome) {
    return RunState.done(task) && task.outcome().approved().filter(o -> o == outcome).isPresent();
  }

  private static boolean endsWith(List<Task> tasks, int place) {
    List<Task> after = tasks.subList(place + 1, tasks.size());
    return after.stream().anyMatch(task -> !RunState.counts(task))
        && after.stream().noneMatch(RunState::done);
  }

  private static Instant at(Task task) {
    return When.instant(task.times().completed()).orElse(Instant.MIN);
  }
}
