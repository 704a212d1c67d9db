package org.runportal.tallyfy;

import java.io.Serial;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.runportal.run.CallPermits;
import org.runportal.run.Failure;

/**
 * A failed call. It stays within this package, whose public methods return a value instead.
 *
 * <p>The message contains nothing of the vendor's body.
 */
final class CallFailed extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private static final int UNPROCESSABLE = 422;

  private final Failure failure;
  private final int status;
  private final boolean made;
  private final transient Optional<Duration> retryAfter;

  private CallFailed(
      Failure failure, int status, boolean made, Optional<Duration> retryAfter, String what) {
    super(what);
    this.made = made;
    this.failure = failure;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** A failure without a status. */
  static CallFailed of(Failure failure, String what) {
    return new CallFailed(failure, 0, true, Optional.empty(), what);
  }

  /** No permit was granted for the call. */
  static CallFailed notMade(CallPermits.Denied closed) {
    return new CallFailed(
        closed.failure(), 0, false, Optional.of(closed.retryAfter()), "not asked");
  }

  /** The answer came, and is too much to read now. */
  static CallFailed notRead(CallPermits.Denied closed) {
    return new CallFailed(
        closed.failure(), 0, true, Optional.of(closed.retryAfter()), "too many large answers");
  }

  /** What a status other than success means. */
  static CallFailed of(int status, Optional<Duration> retryAfter, String what) {
    return new CallFailed(meaning(status), status, true, retryAfter, what);
  }

  /**
   * The failure in what a promise failed with.
   *
   * @return one that says so when it is a mistake of ours
   */
  static CallFailed in(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    return cause instanceof CallFailed failed
        ? failed
        : of(Failure.UNREADABLE, cause.getClass().getSimpleName());
  }

  private static Failure meaning(int status) {
    return switch (status) {
      // what our token may not see is not there; the answer means the token was accepted
      case 403, 404, 410 -> Failure.NOT_FOUND;
      case 401, 402 -> Failure.REFUSED;
      case 429 -> Failure.BUSY;
      default -> status >= 500 && status <= 599 ? Failure.UNREACHABLE : Failure.UNREADABLE;
    };
  }

  Failure failure() {
    return failure;
  }

  /**
   * Whether the vendor answered that it does not know a filter or an order: no fault of its own.
   */
  boolean isNotUnderstood() {
    return status == UNPROCESSABLE;
  }

  /** Whether an answer came with success, but could not be read. */
  boolean isUnreadableAnswer() {
    return failure == Failure.UNREADABLE && status == 0;
  }

  /** The level it is logged at; a call that was not made is not logged. */
  Level logLevel() {
    return made ? failure.logLevel() : Level.DEBUG;
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
