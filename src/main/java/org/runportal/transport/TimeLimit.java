package org.runportal.transport;

import java.time.Duration;

/**
 * The moment something must be over. Counted on the machine's monotonic clock, so a corrected wall
 * clock neither extends nor shortens it.
 *
 * @param nanos as {@link System#nanoTime} counts
 */
public record TimeLimit(long nanos) {
  /** The limit that is so far away. */
  public static TimeLimit in(Duration time) {
    return new TimeLimit(System.nanoTime() + time.toNanos());
  }

  /** Whether the time is up. */
  public boolean isOver() {
    return nanosLeft() <= 0;
  }

  /** The time left in nanoseconds; negative when there is none. */
  public long nanosLeft() {
    return nanos - System.nanoTime();
  }

  /** This limit, or one that is so far away if that is sooner. */
  public TimeLimit orIn(Duration time) {
    TimeLimit other = in(time);
    return other.nanosLeft() < nanosLeft() ? other : this;
  }
}
