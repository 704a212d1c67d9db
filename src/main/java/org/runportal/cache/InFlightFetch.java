package org.runportal.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A question that is being asked, and its answer for all who wait.
 *
 * @param begun as {@link System#nanoTime} counts: how long real visitors wait for real bytes has
 *     nothing to do with the calendar
 */
record InFlightFetch<V>(CompletableFuture<Lookup<V>> answer, long begun) {
  static <V> InFlightFetch<V> now() {
    return new InFlightFetch<>(new CompletableFuture<>(), System.nanoTime());
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
