package org.runportal.run;

import java.util.List;

/**
 * A person who is notified of the changes of a run.
 *
 * @param person the watcher
 * @param details how and how often they are notified
 */
public record Watcher(Person person, List<Detail> details) {
  /** The details are copied. */
  public Watcher {
    details = List.copyOf(details);
  }
}
