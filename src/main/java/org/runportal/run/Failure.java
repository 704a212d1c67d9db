package org.runportal.run;

import java.lang.System.Logger.Level;

/**
 * Every reason why a run cannot be shown. The texts of each are in the bundle under {@code
 * failure.<NAME>}.
 */
public enum Failure {
  /** The vendor knows no such run (404, 410), or an id is not one. */
  NOT_FOUND(404, Level.DEBUG, false, false),
  /**
   * The vendor does not accept our token (401, 402): an operator must act, and is informed once,
   * not for each call.
   */
  REFUSED(503, Level.DEBUG, true, false),
  /** The vendor asks for a pause (429). */
  BUSY(503, Level.WARNING, true, true),
  /** We did not ask: a limit of ours, for calls or for visitors who wait. */
  LIMITED(503, Level.WARNING, true, true),
  /** We did not ask: this visitor has had us ask a lot; others' questions are still asked. */
  VISITOR_LIMITED(429, Level.WARNING, true, true),
  /** No answer could be had: 5xx, refused or reset connection, unknown host, TLS. */
  UNREACHABLE(503, Level.WARNING, true, true),
  /** The connection, the answer or all of it took too long. */
  TIMED_OUT(504, Level.WARNING, true, true),
  /** An answer came, but it is no run: not JSON, cut off, too large, too deep, a redirect. */
  UNREADABLE(502, Level.ERROR, true, true);

  private final int status;
  private final Level logLevel;
  private final boolean keepsCopy;
  private final boolean passes;

  Failure(int status, Level logLevel, boolean keepsCopy, boolean passes) {
    this.status = status;
    this.logLevel = logLevel;
    this.keepsCopy = keepsCopy;
    this.passes = passes;
  }

  /** The HTTP status of the page if there is no cached copy of the run. */
  public int status() {
    return status;
  }

  /** The level of the log line of a call that failed so. */
  public Level logLevel() {
    return logLevel;
  }

  /** Whether a cached copy may still be shown; otherwise it is dropped at once. */
  public boolean keepsCopy() {
    return keepsCopy;
  }

  /** Whether it may pass by itself, so that the page says when to come back. */
  public boolean passes() {
    return passes;
  }
}
