package org.runportal.run;

import java.util.Optional;

/**
 * The id of a task in a URL, with the same grammar as {@link RunId}.
 *
 * @param value the id, as Tallyfy writes it
 */
public record TaskId(String value) {
  /**
   * @throws IllegalArgumentException if the value is not an id
   */
  public TaskId {
    if (!RunId.isId(value)) {
      throw new IllegalArgumentException("not a task id");
    }
  }

  /** Parses an id; empty if the text is not one. */
  public static Optional<TaskId> parse(String text) {
    return RunId.isId(text) ? Optional.of(new TaskId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
