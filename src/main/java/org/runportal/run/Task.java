package org.runportal.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A task of a run.
 *
 * @param id the task's id; empty if the vendor sent none
 * @param title its title
 * @param status the vendor's status
 * @param plan its place in the plan
 * @param owners its assignees
 * @param times its dates
 * @param outcome its outcome
 * @param fields its form
 * @param comments its comments, oldest first
 * @param details its other members
 */
public record Task(
    String id,
    Optional<String> title,
    TaskStatus status,
    Plan plan,
    List<Person> owners,
    Times times,
    Outcome outcome,
    List<FormField> fields,
    List<Comment> comments,
    List<Detail> details) {
  /** The lists are copied. */
  public Task {
    owners = List.copyOf(owners);
    fields = List.copyOf(fields);
    comments = List.copyOf(comments);
    details = List.copyOf(details);
  }

  /**
   * The place of a task in the plan.
   *
   * @param number the vendor's number for display ({@code increment_id})
   * @param stage the id of its stage; possibly none of the run's stages
   * @param position its position in the plan
   * @param type {@code task}, {@code approval}, {@code expiring}, {@code email}, {@code
   *     expiring_email}, or a future value
   * @param extra whether it was added to this run only
   * @param everyone whether every assignee must complete it
   * @param summary the description of the template
   * @param step the id of its step in the template, never shown; empty for one that was added
   */
  public record Plan(
      Optional<String> number,
      Optional<String> stage,
      OptionalInt position,
      Optional<String> type,
      boolean extra,
      boolean everyone,
      FormattedText summary,
      Optional<String> step) {}

  /**
   * The dates of a task.
   *
   * @param started when it was started
   * @param deadline when it is due
   * @param completed when it was completed
   */
  public record Times(Optional<When> started, Optional<When> deadline, Optional<When> completed) {}

  /**
   * The outcome of a task.
   *
   * @param completer the person who completed it
   * @param approved the decision of a completed approval; otherwise empty
   * @param problem whether it has an open problem
   */
  public record Outcome(Optional<Person> completer, Optional<Boolean> approved, boolean problem) {}
}
