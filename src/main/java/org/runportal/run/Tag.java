package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * A tag on a run.
 *
 * @param title shown to people
 * @param color {@code #rrggbb} in lower case; empty when the vendor sent none or nonsense
 * @param details what else was told of it
 */
public record Tag(String title, Optional<String> color, List<Detail> details) {
  /** The details are copied. */
  public Tag {
    details = List.copyOf(details);
  }

  /** A tag of which nothing else was told. */
  public Tag(String title, Optional<String> color) {
    this(title, color, List.of());
  }
}
