package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;

/**
 * A good answer and its time.
 *
 * @param value the answer
 * @param asOf when the response was read
 * @param weight its approximate size in bytes
 */
record CachedAnswer<V>(V value, Instant asOf, int weight) {
  Duration age(Instant now) {
    // if the clock was set back the age would be negative; its absolute value is used instead
    return Duration.between(asOf, now).abs();
  }

  boolean isYoungerThan(Duration age, Instant now) {
    return age(now).compareTo(age) < 0;
  }
}
