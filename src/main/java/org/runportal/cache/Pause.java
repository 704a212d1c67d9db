package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;

/**
 * A period without calls to the vendor.
 *
 * @param from its start; if the clock is set back before it, the pause ends, or it could last for
 *     days
 * @param until its end
 */
record Pause(Instant from, Instant until) {
  /** No pause. */
  static final Pause NONE = new Pause(Instant.MAX, Instant.MIN);

  static Pause of(Duration length, Instant now) {
    return new Pause(now, now.plus(length));
  }

  /** The same pause with a later end. */
  Pause longer(Duration by) {
    return new Pause(from, until.plus(by));
  }

  /** The remaining time; zero if it is over. */
  Duration left(Instant now) {
    return now.isBefore(from) || !now.isBefore(until)
        ? Duration.ZERO
        : Duration.between(now, until);
  }

  boolean isOver(Instant now) {
    return left(now).isZero();
  }
}
