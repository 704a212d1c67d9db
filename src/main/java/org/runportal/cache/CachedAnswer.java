package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A good answer at rest, and its time.
 *
 * @param packed the answer
 * @param asOf when the response was read
 * @param alias another name of what was asked for, by which it is found without being read
 */
record CachedAnswer<V>(Packed<V> packed, Instant asOf, Optional<String> alias) {
  Duration age(Instant now) {
    // if the clock was set back the age would be negative; its absolute value is used instead
    return Duration.between(asOf, now).abs();
  }

  boolean isYoungerThan(Duration age, Instant now) {
    return age(now).compareTo(age) < 0;
  }

  /** Its approximate size, in bytes. */
  int weight() {
    return packed.size() + 2 * alias.map(String::length).orElse(0);
  }
}
