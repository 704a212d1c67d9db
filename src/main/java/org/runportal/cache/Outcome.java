package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.runportal.run.Failure;

/** What asking the vendor brought. */
sealed interface Outcome<V> {
  /** An answer, and when it was read. */
  record Answered<V>(V value, Instant asOf) implements Outcome<V> {}

  /** No answer, and when asking again is worth it, where the vendor said so. */
  record Failed<V>(Failure failure, Optional<Duration> retryAfter) implements Outcome<V> {}
}
