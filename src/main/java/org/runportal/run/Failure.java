package org.runportal.run;

import java.lang.System.Logger.Level;

/**
 * The closed set of bad days: everything that can keep a run from being shown. The words for each
 * are in the text bundle under {@code failure.<NAME>}.
 */
public enum Failure {
  /** The vendor knows no such run (404, 410), or an id is not one. */
  NOT_FOUND(404, Level.DEBUG, false),
  /** The vendor does not accept our token (401, 402, 403): an operator must act. */
  REFUSED(503, Level.ERROR, false),
  /** The vendor asks for a pause (429). */
  BUSY(503, Level.WARNING, true),
  /** We did not ask: a limit of ours, for calls or for visitors who wait. */
  LIMITED(503, Level.WARNING, true),
  /** No answer could be had: 5xx, refused or reset connection, unknown host, TLS. */
  UNREACHABLE(503, Level.WARNING, true),
  /** The connection, the answer or all of it took too long. */
  TIMED_OUT(504, Level.WARNING, true),
  /** An answer came, but it is no run: not JSON, cut off, too large, too deep, a redirect. */
  UNREADABLE(502, Level.ERROR, true);

  private final int status;
  private final Level logLevel;
  private final boolean keepsCopy;

  Failure(int status, Level logLevel, boolean keepsCopy) {
    this.status = status;
    this.logLevel = logLevel;
    this.keepsCopy = keepsCopy;
  }

  /** The HTTP status a visitor gets when no copy of the run is held. */
  public int status() {
    return status;
  }

  /** How loudly an operator is told. */
  public Level logLevel() {
    return logLevel;
  }

  /** Whether a copy held from before may still be shown; otherwise it is dropped at once. */
  public boolean keepsCopy() {
    return keepsCopy;
  }
}
