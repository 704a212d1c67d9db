package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time in which the vendor is left alone.
 *
 * @param from when it began; a clock set back before that ends it, or it could last for days
 * @param until when it is over
 */
record Pause(Instant from, Instant until) {
  /** Nothing to wait for. */
  static final Pause NONE = new Pause(Instant.MAX, Instant.MIN);

  static Pause of(Duration length, Instant now) {
    return new Pause(now, now.plus(length));
  }

  /** The same, ending later. */
  Pause longer(Duration by) {
    return new Pause(from, until.plus(by));
  }

  /** What is left of it; zero when it is over. */
  Duration left(Instant now) {
    return now.isBefore(from) || !now.isBefore(until)
        ? Duration.ZERO
        : Duration.between(now, until);
  }

  boolean isOver(Instant now) {
    return left(now).isZero();
  }
}
