package org.runportal.run;

import java.util.Optional;

/**
 * The id of a task as it may stand in an address. Looks like the id of a run.
 *
 * @param value the id, as Tallyfy writes it
 */
public record TaskId(String value) {
  /**
   * @throws IllegalArgumentException when the value is not an id
   */
  public TaskId {
    if (!RunId.isId(value)) {
      throw new IllegalArgumentException("not a task id");
    }
  }

  /** The id in a text, or nothing when the text is not one. */
  public static Optional<TaskId> parse(String text) {
    return RunId.isId(text) ? Optional.of(new TaskId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
