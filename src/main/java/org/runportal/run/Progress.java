package org.runportal.run;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How far a run is, as the vendor reports it. Every part may be missing: the vendor also sends a
 * bare percentage, or nothing.
 *
 * @param complete tasks done
 * @param total tasks that count; hidden ones do not
 * @param percent 0 to 100
 */
public record Progress(OptionalInt complete, OptionalInt total, OptionalDouble percent) {
  /** Tasks done of tasks that count. */
  public static Progress of(int complete, int total) {
    return new Progress(OptionalInt.of(complete), OptionalInt.of(total), OptionalDouble.empty());
  }
}
