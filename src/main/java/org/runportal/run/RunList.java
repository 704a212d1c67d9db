package org.runportal.run;

import java.util.List;
import java.util.OptionalInt;

/**
 * A part of a list of runs.
 *
 * @param rows in the vendor's order, no run twice
 * @param total how many runs the whole list has; empty where the vendor does not say, or where what
 *     it counts is not what may be shown
 * @param more whether the list goes on behind what was read
 * @param understood whether the vendor understood what was asked; if not, there are no rows
 */
public record RunList(List<RunRow> rows, OptionalInt total, boolean more, boolean understood) {
  /** What comes of a question the vendor does not understand. */
  public static final RunList NOT_UNDERSTOOD =
      new RunList(List.of(), OptionalInt.empty(), false, false);

  /** The rows are copied. */
  public RunList {
    rows = List.copyOf(rows);
  }
}
