package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * A field of a form and what was filled in.
 *
 * @param label the question; empty when the answer came without its question
 * @param answer what was filled in
 * @param details how the question is put: its kind, its choices, a hint
 */
public record FormField(Optional<String> label, FormAnswer answer, List<Detail> details) {
  /** The details are copied. */
  public FormField {
    details = List.copyOf(details);
  }

  /** A field of which nothing else was told. */
  public FormField(Optional<String> label, FormAnswer answer) {
    this(label, answer, List.of());
  }
}
