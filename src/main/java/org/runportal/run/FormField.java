package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * A form field with its answer.
 *
 * @param label the question; empty if the response has only the answer
 * @param answer the answer
 * @param details its other members: type, options, hint
 * @param id its id in the template, by which rules refer to it; never shown
 */
public record FormField(
    Optional<String> label, FormAnswer answer, List<Detail> details, Optional<String> id) {
  /** The details are copied. */
  public FormField {
    details = List.copyOf(details);
  }

  /** A field without other members. */
  public FormField(Optional<String> label, FormAnswer answer) {
    this(label, answer, List.of(), Optional.empty());
  }
}
