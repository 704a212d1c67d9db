package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * A task the vendor names as next: the open one with the earliest deadline.
 *
 * @param id the task's id; empty if the vendor sent none
 * @param title its title
 * @param owners its assignees
 * @param deadline when it is due
 */
public record NextTask(
    String id, Optional<String> title, List<Person> owners, Optional<When> deadline) {
  /** The owners are copied. */
  public NextTask {
    owners = List.copyOf(owners);
  }
}
