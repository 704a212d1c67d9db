package org.runportal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The result of looking up a run: current, stale or failed. Never {@code null}. */
public sealed interface RunLookup {
  /** A run that can be shown. */
  sealed interface Answered extends RunLookup {
    /** The run. */
    Run run();

    /** When the vendor's response was read. */
    Instant asOf();
  }

  /**
   * A current copy of the run.
   *
   * @param run the run
   * @param asOf when the vendor's answer was read
   */
  record Found(Run run, Instant asOf) implements Answered {}

  /**
   * The last good copy, while a refresh is still in progress.
   *
   * @param run the run as it was
   * @param asOf when the vendor's answer was read
   */
  record Refreshing(Run run, Instant asOf) implements Answered {}

  /**
   * The last good copy, because the refresh failed.
   *
   * @param run the run as it was
   * @param asOf when the vendor's answer was read
   * @param failure why the refresh failed
   * @param retryAfter how long until the next try is worth it, where known
   */
  record Old(Run run, Instant asOf, Failure failure, Optional<Duration> retryAfter)
      implements Answered {}

  /**
   * No run to show.
   *
   * @param failure why
   * @param retryAfter how long until the next try is worth it, where known
   */
  record Failed(Failure failure, Optional<Duration> retryAfter) implements RunLookup {
    /** A failure without a time for a retry. */
    public Failed(Failure failure) {
      this(failure, Optional.empty());
    }
  }
}
