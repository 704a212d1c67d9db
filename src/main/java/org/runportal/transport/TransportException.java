package org.runportal.transport;

import java.io.IOException;
import java.io.Serial;

/**
 * A call that brought no whole answer. The message says what happened in words of ours; nothing of
 * the request or the answer is in it.
 */
public final class TransportException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Connecting, a wait for bytes, or the whole call took too long. */
    TIMED_OUT,
    /** No connection, no answer, or the connection broke. */
    UNREACHABLE,
    /** An answer that is no proper HTTP, or that ended before its end. */
    MALFORMED,
    /** An answer with more bytes than allowed. */
    TOO_LARGE,
    /** Not the other side's doing: too many calls, or too many bytes, are under way already. */
    CROWDED
  }

  private final Reason reason;

  TransportException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why there is no answer. */
  public Reason reason() {
    return reason;
  }
}
