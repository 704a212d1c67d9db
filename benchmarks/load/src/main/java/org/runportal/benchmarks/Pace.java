package org.runportal.benchmarks;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** When the next request of a load is made; asked by all connections. */
interface Pace {
  /** The longest that a number of requests may take. */
  Duration MAX_TIME = Duration.ofMinutes(8);

  /**
   * Waits until the next request is due.
   *
   * @return when it was meant to start, in the terms of {@link System#nanoTime}; empty at the end.
   *     Its latency is counted from then, however late it is sent
   */
  OptionalLong next();

  /** Closed loop: each connection asks again as soon as it has its answer. */
  static Pace closed(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    return () -> {
      long now = System.nanoTime();
      return now - end < 0 ? OptionalLong.of(now) : OptionalLong.empty();
    };
  }

  /** Closed loop, of so many requests, or fewer where they take too long. */
  static Pace counted(int requests) {
    AtomicLong asked = new AtomicLong();
    Pace closed = closed(MAX_TIME);
    return () -> asked.getAndIncrement() < requests ? closed.next() : OptionalLong.empty();
  }

  /** Open loop: so many requests a second, whether or not earlier ones were answered. */
  static Pace open(double perSecond, Duration time) {
    long start = System.nanoTime();
    double interval = Duration.ofSeconds(1).toNanos() / perSecond;
    AtomicLong asked = new AtomicLong();
    return () -> {
      long offset = (long) (asked.getAndIncrement() * interval);
      if (offset >= time.toNanos()) {
        return OptionalLong.empty();
      }
      long due = start + offset;
      for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      return OptionalLong.of(due);
    };
  }
}
