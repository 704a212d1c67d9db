package org.runportal.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.runportal.run.RunLookup;

/**
 * A question for a run that is under way, and its answer for all who wait.
 *
 * @param begun as {@link System#nanoTime} counts: for how long real threads wait for real bytes is
 *     no matter of the calendar
 */
record InFlightFetch(CompletableFuture<RunLookup> answer, long begun) {
  static InFlightFetch now() {
    return new InFlightFetch(new CompletableFuture<>(), System.nanoTime());
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
