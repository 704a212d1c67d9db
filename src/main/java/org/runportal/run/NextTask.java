package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * A task the vendor names as next: the first incomplete one by earliest deadline.
 *
 * @param id the task's id; empty when the vendor sent none
 * @param title what is to be done
 * @param owners who is to do it
 * @param deadline by when
 */
public record NextTask(
    String id, Optional<String> title, List<Person> owners, Optional<When> deadline) {
  /** The owners are copied. */
  public NextTask {
    owners = List.copyOf(owners);
  }
}
