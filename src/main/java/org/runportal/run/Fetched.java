package org.runportal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The result of a call to the vendor.
 *
 * @param <V> what was asked for
 */
public sealed interface Fetched<V> {
  /**
   * An answer.
   *
   * @param asOf when it was read
   */
  record Read<V>(V value, Instant asOf) implements Fetched<V> {}

  /**
   * No answer.
   *
   * @param failure why
   * @param retryAfter the time until a retry can succeed, if known
   */
  record Failed<V>(Failure failure, Optional<Duration> retryAfter) implements Fetched<V> {}
}
