package org.runportal.tallyfy;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.runportal.run.Failure;

/**
 * A call that brought nothing to read. Stays in this room: at its doors it becomes a value.
 *
 * <p>The message says what happened in words of ours and numbers; nothing of the vendor's body is
 * in it.
 */
final class CallFailed extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final Failure failure;
  private final int status;
  private final transient Optional<Duration> retryAfter;

  private CallFailed(Failure failure, int status, Optional<Duration> retryAfter, String what) {
    super(what);
    this.failure = failure;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** A failure that no status tells. */
  static CallFailed of(Failure failure, String what) {
    return new CallFailed(failure, 0, Optional.empty(), what);
  }

  /** What a status other than success means. */
  static CallFailed of(int status, Optional<Duration> retryAfter, String what) {
    return new CallFailed(meaning(status), status, retryAfter, what);
  }

  private static Failure meaning(int status) {
    return switch (status) {
      case 404, 410 -> Failure.NOT_FOUND;
      case 401, 402, 403 -> Failure.REFUSED;
      case 429 -> Failure.BUSY;
      default -> status >= 500 && status <= 599 ? Failure.UNREACHABLE : Failure.UNREADABLE;
    };
  }

  Failure failure() {
    return failure;
  }

  /** The HTTP status, or 0 when there was none. */
  int status() {
    return status;
  }

  /** How long the vendor wants us to wait, if it said so. */
  Optional<Duration> retryAfter() {
    return retryAfter == null ? Optional.empty() : retryAfter;
  }
}
