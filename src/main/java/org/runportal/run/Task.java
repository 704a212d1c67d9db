package org.runportal.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A task of a run.
 *
 * @param id the task's id; empty when the vendor sent none
 * @param number the vendor's number for people ({@code increment_id})
 * @param title what is to be done
 * @param stage the id of its stage; may match no stage of the run
 * @param status where it stands
 * @param type {@code task}, {@code approval}, {@code expiring}, {@code email}, {@code
 *     expiring_email}, or a word to come
 * @param approved the outcome of a completed approval; empty for everything else
 * @param position the place in the plan
 * @param owners who is to do it
 * @param started when it was started
 * @param deadline by when it is due
 * @param completed when it was done
 * @param completer who did it
 * @param problem whether a problem is open on it
 * @param extra whether it was added to this run and is not in the template
 * @param everyone whether every owner has to complete it
 * @param fields what was filled in at it
 * @param comments what was written at it, oldest first
 * @param summary what the template says about it, safe to print; empty for nothing
 * @param details what else was told of it
 */
public record Task(
    String id,
    Optional<String> number,
    Optional<String> title,
    Optional<String> stage,
    TaskStatus status,
    Optional<String> type,
    Optional<Boolean> approved,
    OptionalInt position,
    List<Person> owners,
    Optional<When> started,
    Optional<When> deadline,
    Optional<When> completed,
    Optional<Person> completer,
    boolean problem,
    boolean extra,
    boolean everyone,
    List<FormField> fields,
    List<Comment> comments,
    String summary,
    List<Detail> details) {
  /** The lists are copied. */
  public Task {
    owners = List.copyOf(owners);
    fields = List.copyOf(fields);
    comments = List.copyOf(comments);
    details = List.copyOf(details);
  }
}
