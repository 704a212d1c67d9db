package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.runportal.run.Failure;

/** The outcome of a call to the vendor. */
sealed interface Outcome<V> {
  /** An answer and its time. */
  record Answered<V>(V value, Instant asOf) implements Outcome<V> {}

  /** A failure, with the vendor's {@code Retry-After}, if any. */
  record Failed<V>(Failure failure, Optional<Duration> retryAfter) implements Outcome<V> {}
}
