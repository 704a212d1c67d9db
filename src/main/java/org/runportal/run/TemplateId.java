package org.runportal.run;

import java.util.Optional;

/**
 * The id of a template in a URL, with the same grammar as {@link RunId}.
 *
 * @param value the id, as Tallyfy writes it
 */
public record TemplateId(String value) {
  /**
   * @throws IllegalArgumentException if the value is not an id
   */
  public TemplateId {
    if (!RunId.isId(value)) {
      throw new IllegalArgumentException("not a template id");
    }
  }

  /** Parses an id; empty if the text is not one. */
  public static Optional<TemplateId> parse(String text) {
    return RunId.isId(text) ? Optional.of(new TemplateId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
