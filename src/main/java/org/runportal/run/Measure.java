package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * What the vendor measured at a task ("tasks_meta" on the wire).
 *
 * @param task the title of the task; empty when it is not among the tasks
 * @param details what was measured
 */
public record Measure(Optional<String> task, List<Detail> details) {
  /** The details are copied. */
  public Measure {
    details = List.copyOf(details);
  }
}
