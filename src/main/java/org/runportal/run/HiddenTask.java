package org.runportal.run;

import java.util.Optional;

/**
 * A task that an automation hides: it is neither done nor to be done, and does not count.
 *
 * @param step the id of its step in the template
 * @param title its title
 */
public record HiddenTask(String step, String title) {
  /** A task as a hidden one; empty for others, and for those without step or title. */
  public static Optional<HiddenTask> of(Task task) {
    return RunState.counts(task)
        ? Optional.empty()
        : task.plan()
            .step()
            .flatMap(step -> task.title().map(title -> new HiddenTask(step, title)));
  }
}
