package org.runportal.access;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * The age of an encrypted token that a browser stores.
 *
 * @param issued when it was issued; empty if the token has no issue time
 */
record Age(Optional<Instant> issued) {
  /** How far the clocks of two nodes may be apart. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  static Age of(JWTClaimsSet claims) {
    return new Age(Optional.ofNullable(claims.getIssueTime()).map(Date::toInstant));
  }

  /** Whether it was issued at most {@code maxAge} ago and not in the future. */
  boolean isWithin(Duration maxAge, Instant now) {
    return issued
        .filter(instant -> now.isBefore(instant.plus(maxAge)))
        .filter(instant -> !instant.isAfter(now.plus(CLOCK_SKEW)))
        .isPresent();
  }
}
