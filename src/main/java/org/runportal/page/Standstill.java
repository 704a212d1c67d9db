package org.runportal.page;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Task;
import org.runportal.run.TaskStatus;
import org.runportal.run.TemplateRules;
import org.runportal.run.When;
import org.runportal.web.Fact;

/**
 * Why a run stands still: the first cause that applies to its next task, as far as the headline has
 * not named it. The headline tells of an open issue, of a task nobody has, and of one that is late;
 * here it is that nobody is in the groups that have it, that it waits for an earlier one, or that
 * its time has not come. A run in which somebody can go on stands still for no reason.
 */
final class Standstill {
  private final Run run;
  private final RunIndex index;
  private final Verdict verdict;
  private final Map<String, String> after;
  private final Wording words;

  /**
   * @param rules what steps wait for; empty where this is not known
   */
  Standstill(Run run, Verdict verdict, Optional<TemplateRules> rules, Wording words) {
    this.run = run;
    this.index = RunIndex.of(run);
    this.verdict = verdict;
    this.after = rules.map(TemplateRules::after).orElse(Map.of());
    this.words = words;
  }

  /** The cause; empty when it has been told, or there is none. */
  Optional<Fact> fact() {
    return switch (verdict.outcome()) {
      // an issue of the whole run stops everything, and a task nobody has waits for nobody else
      case HELD_UP, UNASSIGNED -> Optional.empty();
      default ->
          verdict.next().stream()
              .findFirst()
              .flatMap(next -> index.task(next.id()))
              .filter(next -> run.plan().leftOut() == 0)
              .filter(next -> somebodyElseGoesOn(next).isEmpty())
              .flatMap(
                  next ->
                      isOfEmptyGroups(next)
                          .or(() -> waitsForAnother(next))
                          .or(() -> startsLater(next)))
              .map(cause -> new Fact(words.say("outlook.still"), cause));
    };
  }

  private Optional<String> isOfEmptyGroups(Task next) {
    return hasSomebody(next) || next.owners().isEmpty()
        ? Optional.empty()
        : Optional.of(
            words.say(
                "outlook.still.emptyGroup",
                "task",
                words.title(next),
                "groups",
                words.people().list(next.owners()),
                "count",
                next.owners().size()));
  }

  /** Whether somebody has a task, as far as is known. */
  private boolean hasSomebody(Task task) {
    return task.owners().stream().anyMatch(owner -> !words.people().isEmptyGroup(owner));
  }

  private Optional<String> waitsForAnother(Task next) {
    return next.status().kind() != TaskStatus.Kind.NOT_STARTED
        ? Optional.empty()
        : next.plan()
            .step()
            .map(after::get)
            .flatMap(index::taskOf)
            .filter(RunState::open)
            .map(
                earlier ->
                    words.say(
                        "outlook.still.after",
                        "task",
                        words.title(next),
                        "earlier",
                        words.title(earlier)));
  }

  private Optional<String> startsLater(Task next) {
    return start(next)
        .filter(start -> start.isAfter(words.moments().now()))
        .map(
            start ->
                words.say(
                    "outlook.still.later",
                    "task",
                    words.title(next),
                    "when",
                    words.onPaper().moments().format(start).absolute()));
  }

  /** A task that somebody is at and can finish in time. */
  private Optional<Task> somebodyElseGoesOn(Task next) {
    return index.open().stream()
        .filter(task -> task != next)
        .filter(task -> task.status().kind() == TaskStatus.Kind.IN_PROGRESS)
        .filter(task -> hasSomebody(task) && !task.outcome().problem())
        .filter(task -> !words.due(task.times().deadline()).late())
        .filter(task -> start(task).filter(s -> s.isAfter(words.moments().now())).isEmpty())
        .findFirst();
  }

  private static Optional<Instant> start(Task task) {
    return When.instant(task.times().started());
  }
}
