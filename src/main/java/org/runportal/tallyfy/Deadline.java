package org.runportal.tallyfy;

import java.time.Duration;

/**
 * The moment a call must be over. Counted on the machine's monotonic clock, so a corrected wall
 * clock neither stretches nor cuts it.
 *
 * @param nanos as {@link System#nanoTime} counts
 */
record Deadline(long nanos) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  boolean passed() {
    return nanosLeft() <= 0;
  }

  /** The time left, in nanoseconds; negative when there is none. */
  long nanosLeft() {
    return nanos - System.nanoTime();
  }
}
