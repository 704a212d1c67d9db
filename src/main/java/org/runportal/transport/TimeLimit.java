package org.runportal.transport;

import java.time.Duration;

/**
 * A deadline. Counted on the machine's monotonic clock, so a corrected wall clock neither extends
 * nor shortens it.
 *
 * @param nanos as {@link System#nanoTime} counts
 */
public record TimeLimit(long nanos) {
  /** The deadline after a duration. */
  public static TimeLimit in(Duration time) {
    return new TimeLimit(System.nanoTime() + time.toNanos());
  }

  /** Whether the deadline has passed. */
  public boolean isOver() {
    return nanosLeft() <= 0;
  }

  /** The time left in nanoseconds; negative after the deadline. */
  public long nanosLeft() {
    return nanos - System.nanoTime();
  }

  /** The earlier of this deadline and the one after a duration. */
  public TimeLimit orIn(Duration time) {
    TimeLimit other = in(time);
    return other.nanosLeft() < nanosLeft() ? other : this;
  }
}
