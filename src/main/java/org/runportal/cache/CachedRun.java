package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import org.runportal.run.Run;

/**
 * A run and when it was read.
 *
 * @param run as the vendor told it
 * @param asOf when its answer was read
 */
record CachedRun(Run run, Instant asOf) {
  Duration age(Instant now) {
    // a clock set back would make it young for as long; then it is taken for as old as it seems new
    return Duration.between(asOf, now).abs();
  }

  boolean isYoungerThan(Duration age, Instant now) {
    return age(now).compareTo(age) < 0;
  }
}
