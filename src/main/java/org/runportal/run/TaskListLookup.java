package org.runportal.run;

import java.time.Instant;
import java.util.Optional;

/**
 * The answer to a question for tasks: a list, new or old, or none.
 *
 * @param list the tasks; empty if there is no list to show
 * @param asOf when they were read
 * @param failure why there is no list, or none that is newer; empty if there is nothing wrong
 */
public record TaskListLookup(
    Optional<TaskList> list, Optional<Instant> asOf, Optional<Failure> failure) {
  /** No list. */
  public static TaskListLookup failed(Failure failure) {
    return new TaskListLookup(Optional.empty(), Optional.empty(), Optional.of(failure));
  }
}
