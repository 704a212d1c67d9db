package org.runportal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The answer to a question for a list: a list, new or old, or none. Never {@code null}. */
public sealed interface RunListLookup {
  /**
   * A list.
   *
   * @param list the runs
   * @param asOf when the vendor's answer was read
   * @param trouble why there is nothing newer; empty when nothing newer is needed
   */
  record Found(RunList list, Instant asOf, Optional<Trouble> trouble) implements RunListLookup {}

  /**
   * Why a list is not as new as it should be.
   *
   * @param failure what went wrong; empty when a newer answer is still being fetched
   * @param retryAfter how long until the next try is worth it, where known
   */
  record Trouble(Optional<Failure> failure, Optional<Duration> retryAfter) {}

  /**
   * No list.
   *
   * @param failure why
   * @param retryAfter how long until the next try is worth it, where known
   */
  record Failed(Failure failure, Optional<Duration> retryAfter) implements RunListLookup {}
}
