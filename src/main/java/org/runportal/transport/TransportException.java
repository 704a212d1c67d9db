package org.runportal.transport;

import java.io.IOException;
import java.io.Serial;

/**
 * A call that got no complete response. The message contains nothing of the request or the
 * response.
 */
public final class TransportException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /** The kind of failure. */
  public enum Reason {
    /** The connect, read or total timeout. */
    TIMED_OUT,
    /** No connection, no response, or a broken connection. */
    UNREACHABLE,
    /** No TLS connection, or an untrusted certificate. */
    UNTRUSTED,
    /** A malformed or truncated HTTP response. */
    MALFORMED,
    /** A response with more bytes than allowed. */
    TOO_LARGE,
    /** A limit of our own: too many concurrent calls, or too many bytes in memory. */
    CROWDED
  }

  private final Reason reason;

  TransportException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The kind of failure. */
  public Reason reason() {
    return reason;
  }
}
