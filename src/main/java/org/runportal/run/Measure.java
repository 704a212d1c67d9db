package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * Measurements of a task ({@code tasks_meta}).
 *
 * @param task the title of the task; empty if it is not in the run
 * @param details the measured values
 */
public record Measure(Optional<String> task, List<Detail> details) {
  /** The details are copied. */
  public Measure {
    details = List.copyOf(details);
  }
}
