package org.runportal.run;

import java.util.List;

/**
 * Somebody who is told of the changes of a run.
 *
 * @param person who
 * @param details how and how often
 */
public record Watcher(Person person, List<Detail> details) {
  /** The details are copied. */
  public Watcher {
    details = List.copyOf(details);
  }
}
