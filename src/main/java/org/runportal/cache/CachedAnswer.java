package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;

/**
 * A good answer and when it was read.
 *
 * @param value what the vendor answered
 * @param asOf when its answer was read
 * @param weight about how many letters it holds
 */
record CachedAnswer<V>(V value, Instant asOf, int weight) {
  Duration age(Instant now) {
    // a clock set back would make it young for as long; then it is taken for as old as it seems new
    return Duration.between(asOf, now).abs();
  }

  boolean isYoungerThan(Duration age, Instant now) {
    return age(now).compareTo(age) < 0;
  }
}
