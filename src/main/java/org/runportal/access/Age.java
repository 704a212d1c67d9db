package org.runportal.access;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * How old something in a browser is.
 *
 * @param made when it was made; empty where it does not say
 */
record Age(Optional<Instant> made) {
  /** How far the clocks of two nodes may be apart. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  static Age of(JWTClaimsSet facts) {
    return new Age(Optional.ofNullable(facts.getIssueTime()).map(Date::toInstant));
  }

  /** Whether it was made no longer ago than that, and not in the future. */
  boolean isWithin(Duration maxAge, Instant now) {
    return made.filter(then -> now.isBefore(then.plus(maxAge)))
        .filter(then -> !then.isAfter(now.plus(CLOCK_SKEW)))
        .isPresent();
  }
}
