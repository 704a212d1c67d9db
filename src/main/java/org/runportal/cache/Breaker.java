package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.runportal.run.Question;

/**
 * Opens when {@value #FAILURES} different questions have begun to fail without an answer to any
 * other in between, and then lets one call through now and then, to see whether the vendor is back;
 * the first answer closes it. Not safe for threads by itself.
 */
final class Breaker {
  /** As many different failing questions open it. */
  static final int FAILURES = 5;

  private final BackOff backOff;
  private final Duration freshFor;
  private final Duration longestCall;
  private final Set<Question> failing = new HashSet<>();
  private int probes;
  private Pause pause = Pause.NONE;

  /**
   * @param freshFor the tenant's refresh period
   * @param longestCall how long the end of a probe is waited for, should nobody report it
   */
  Breaker(BackOff backOff, Duration freshFor, Duration longestCall) {
    this.backOff = backOff;
    this.freshFor = freshFor;
    this.longestCall = longestCall;
  }

  boolean isOpen() {
    return failing.size() >= FAILURES;
  }

  /**
   * Different questions that have begun to fail since the last answer, at most {@value #FAILURES}.
   */
  int failures() {
    return failing.size();
  }

  /** How long until a probe may pass; zero when one may, or when it is closed. */
  Duration untilFree(Instant now) {
    return isOpen() ? pause.left(now) : Duration.ZERO;
  }

  /**
   * How long until a probe may pass that tells little, because what it asks for has never answered:
   * one refresh period later, should nobody have asked for anything better.
   */
  Duration untilFreeForDoubtful(Instant now) {
    return isOpen() ? pause.longer(freshFor).left(now) : Duration.ZERO;
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
    failing.clear();
    probes = 0;
    return closed;
  }

  /**
   * @param news whether the question did not fail already; a failing run that fails again says
   *     nothing new of the vendor
   * @param probe what {@link #pass} said of the call
   * @return whether that opened it
   */
  boolean failed(Question question, boolean news, boolean probe, Instant now) {
    if (isOpen()) {
      // calls that began before it opened say nothing new
      if (probe) {
        probes++;
        pause(now);
      }
      return false;
    }
    if (news) {
      failing.add(question);
    }
    if (isOpen()) {
      pause(now);
    }
    return isOpen();
  }

  private void pause(Instant now) {
    pause = Pause.of(backOff.pause(probes + 1, freshFor), now);
  }
}
