package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;

/**
 * Opens after {@value #FAILURES} failures in a row and then lets one call through now and then, to
 * see whether the vendor is back; the first answer closes it. Not safe for threads by itself.
 */
final class Breaker {
  /** As many failures in a row open it. */
  static final int FAILURES = 5;

  private final BackOff backOff;
  private final Duration freshFor;
  private final Duration longestCall;
  private int failures;
  private int probes;
  private Pause pause = Pause.NONE;

  /**
   * @param freshFor the tenant's refresh period
   * @param longestCall how long the end of a probe is waited for, should nobody tell it
   */
  Breaker(BackOff backOff, Duration freshFor, Duration longestCall) {
    this.backOff = backOff;
    this.freshFor = freshFor;
    this.longestCall = longestCall;
  }

  boolean isOpen() {
    return failures >= FAILURES;
  }

  /** Failures in a row; not counted on while it is open. */
  int failures() {
    return failures;
  }

  /** How long until a call may pass; zero when one may. */
  Duration untilFree(Instant now) {
    return isOpen() ? pause.left(now) : Duration.ZERO;
  }

  /**
   * Lets a call pass. While open, the next has to wait for its end.
   *
   * @return whether the call is the probe of an open breaker
   */
  boolean pass(Instant now) {
    if (isOpen()) {
      pause = Pause.of(longestCall, now);
    }
    return isOpen();
  }

  /**
   * @return whether that closed it
   */
  boolean answered() {
    boolean closed = isOpen();
    failures = 0;
    probes = 0;
    return closed;
  }

  /**
   * @param probe what {@link #pass} said of the call
   * @return whether that opened it
   */
  boolean failed(boolean probe, Instant now) {
    if (isOpen()) {
      // calls that began before it opened tell nothing new
      if (probe) {
        probes++;
        pause(now);
      }
      return false;
    }
    failures++;
    if (isOpen()) {
      pause(now);
    }
    return isOpen();
  }

  private void pause(Instant now) {
    pause = Pause.of(backOff.pause(probes + 1, freshFor), now);
  }
}
