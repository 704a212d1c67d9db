package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.runportal.run.Question;

/**
 * A circuit breaker. It opens when {@value #FAILURES} different questions have started to fail
 * without a response in between. While open it admits single probes; the first response closes it.
 * Not thread-safe.
 */
final class Breaker {
  /** The number of different failing questions that opens it. */
  static final int FAILURES = 5;

  private final BackOff backOff;
  private final Duration freshFor;
  private final Duration longestCall;
  private final Set<Question> failing = new HashSet<>();
  private int probes;
  private Pause pause = Pause.NONE;

  /**
   * @param freshFor the tenant's refresh period
   * @param longestCall how long to wait for the outcome of a probe that is never reported
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
   * The different questions that have started to fail since the last response, at most {@value
   * #FAILURES}.
   */
  int failures() {
    return failing.size();
  }

  /** The time until a probe is admitted; zero if it is admitted now or the breaker is closed. */
  Duration untilFree(Instant now) {
    return isOpen() ? pause.left(now) : Duration.ZERO;
  }

  /**
   * The same for a question that has never been answered: it is a poor probe, so it is admitted one
   * refresh period later.
   */
  Duration untilFreeForDoubtful(Instant now) {
    return isOpen() ? pause.longer(freshFor).left(now) : Duration.ZERO;
  }

  /**
   * Admits a call. While open, the next one has to wait for its outcome.
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
   * @param news whether the question was not failing before; repeated failures of one run do not
   *     count
   * @param probe the result of {@link #pass} for the call
   * @return whether that opened it
   */
  boolean failed(Question question, boolean news, boolean probe, Instant now) {
    if (isOpen()) {
      // calls from before it opened do not count
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
