package org.runportal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The answer to "where is this run?": found, found but old, or failed. Never {@code null}. */
public sealed interface RunLookup {
  /** There is a run to show. */
  sealed interface Answered extends RunLookup {
    /** The run. */
    Run run();

    /** When the vendor's answer was read. */
    Instant asOf();
  }

  /**
   * The run as the vendor tells it now.
   *
   * @param run the run
   * @param asOf when the vendor's answer was read
   */
  record Found(Run run, Instant asOf) implements Answered {}

  /**
   * The last good copy, because a newer answer takes its time. It is still being fetched.
   *
   * @param run the run as it was
   * @param asOf when the vendor's answer was read
   */
  record Refreshing(Run run, Instant asOf) implements Answered {}

  /**
   * The last good copy, because asking again failed.
   *
   * @param run the run as it was
   * @param asOf when the vendor's answer was read
   * @param failure why there is nothing newer
   * @param retryAfter how long until the next try is worth it, where known
   */
  record Old(Run run, Instant asOf, Failure failure, Optional<Duration> retryAfter)
      implements Answered {}

  /**
   * Nothing to show.
   *
   * @param failure why
   * @param retryAfter how long until the next try is worth it, where known
   */
  record Failed(Failure failure, Optional<Duration> retryAfter) implements RunLookup {
    /** A failure of which nobody said when to come back. */
    public Failed(Failure failure) {
      this(failure, Optional.empty());
    }
  }
}
