package org.runportal.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * A thread of the load that asks nothing and sleeps for a millisecond each time. How late it wakes
 * is what the machine and the load's own JVM may add to the latency of any request.
 */
final class Sleeper implements AutoCloseable {
  private static final long SLEEP = Duration.ofMillis(1).toNanos();
  private static final int DIGITS = 3;

  private final Histogram late = new Histogram(TimeUnit.MINUTES.toMicros(2), DIGITS);
  private final Thread thread = new Thread(this::sleep, "sleeper");
  private volatile boolean ended;

  Sleeper() {
    thread.start();
  }

  private void sleep() {
    while (!ended) {
      long start = System.nanoTime();
      LockSupport.parkNanos(SLEEP);
      long overslept = System.nanoTime() - start - SLEEP;
      late.recordValue(TimeUnit.NANOSECONDS.toMicros(Math.max(0, overslept)));
    }
  }

  /** How late it woke, in microseconds. It wakes no more. */
  Histogram late() throws InterruptedException {
    close();
    thread.join();
    return late;
  }

  @Override
  public void close() {
    ended = true;
  }
}
