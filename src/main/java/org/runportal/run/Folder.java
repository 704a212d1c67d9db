package org.runportal.run;

import java.util.List;

/**
 * A folder of a run.
 *
 * @param name shown to people
 * @param details its other members
 */
public record Folder(String name, List<Detail> details) {
  /** The details are copied. */
  public Folder {
    details = List.copyOf(details);
  }
}
