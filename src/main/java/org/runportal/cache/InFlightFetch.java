package org.runportal.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A fetch in progress, shared by all requests that wait for it.
 *
 * @param begun its start by {@link System#nanoTime}, which clock changes do not affect
 */
record InFlightFetch<V>(CompletableFuture<Lookup<V>> answer, long begun) {
  static <V> InFlightFetch<V> now() {
    return new InFlightFetch<>(new CompletableFuture<>(), System.nanoTime());
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
