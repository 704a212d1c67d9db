package org.runportal.run;

import java.util.List;

/**
 * A folder a run lies in.
 *
 * @param name shown to people
 * @param details what else was told of it
 */
public record Folder(String name, List<Detail> details) {
  /** The details are copied. */
  public Folder {
    details = List.copyOf(details);
  }
}
