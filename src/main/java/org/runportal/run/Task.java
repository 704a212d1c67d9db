package org.runportal.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A task of a run.
 *
 * @param id the task's id; empty when the vendor sent none
 * @param title what is to be done
 * @param status where it stands
 * @param plan what the plan says about it
 * @param owners who is to do it
 * @param times when it was or is to be done
 * @param outcome what came of it
 * @param fields what was filled in at it
 * @param comments what was written at it, oldest first
 * @param details everything else in the answer
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
   * What the plan says about a task.
   *
   * @param number the vendor's number for people ({@code increment_id})
   * @param stage the id of its stage; may match no stage of the run
   * @param position the place in the plan
   * @param type {@code task}, {@code approval}, {@code expiring}, {@code email}, {@code
   *     expiring_email}, or a word to come
   * @param extra whether it was added to this run and is not in the template
   * @param everyone whether every owner has to complete it
   * @param summary what the template says about it
   */
  public record Plan(
      Optional<String> number,
      Optional<String> stage,
      OptionalInt position,
      Optional<String> type,
      boolean extra,
      boolean everyone,
      FormattedText summary) {}

  /**
   * When a task was or is to be done.
   *
   * @param started when it was started
   * @param deadline by when it is due
   * @param completed when it was done
   */
  public record Times(Optional<When> started, Optional<When> deadline, Optional<When> completed) {}

  /**
   * What came of a task.
   *
   * @param completer who did it
   * @param approved the outcome of a completed approval; empty for everything else
   * @param problem whether a problem is open on it
   */
  public record Outcome(Optional<Person> completer, Optional<Boolean> approved, boolean problem) {}
}
