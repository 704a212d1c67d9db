package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * A tag on a run.
 *
 * @param title its title
 * @param color {@code #rrggbb} in lower case; empty if the vendor sent none or an invalid one
 * @param details its other members
 */
public record Tag(String title, Optional<String> color, List<Detail> details) {
  /** The details are copied. */
  public Tag {
    details = List.copyOf(details);
  }

  /** A tag without other members. */
  public Tag(String title, Optional<String> color) {
    this(title, color, List.of());
  }
}
