package org.runportal.run;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The progress of a run as the vendor reports it. Every part may be missing: the vendor may send
 * only a percentage, or nothing.
 *
 * @param complete completed tasks
 * @param total counted tasks, without hidden ones
 * @param percent 0 to 100
 */
public record Progress(OptionalInt complete, OptionalInt total, OptionalDouble percent) {
  /** Completed and counted tasks. */
  public static Progress of(int complete, int total) {
    return new Progress(OptionalInt.of(complete), OptionalInt.of(total), OptionalDouble.empty());
  }
}
