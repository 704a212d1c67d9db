package org.runportal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.runportal.tenant.Tenant;

/** Where lists of runs come from: questions to the vendor, no memory. */
public interface RunListSource {
  /** What asking brought. */
  sealed interface Answer {}

  /**
   * A list.
   *
   * @param list the runs
   * @param asOf when its last page was read
   */
  record Read(RunList list, Instant asOf) implements Answer {}

  /**
   * No list.
   *
   * @param failure why
   * @param retryAfter how long until the next try is worth it, where known
   */
  record Failed(Failure failure, Optional<Duration> retryAfter) implements Answer {}

  /**
   * Asks the vendor now, one call for each page of the query's window.
   *
   * @return completes exceptionally only for a mistake of ours, never for what happens upstream
   */
  CompletionStage<Answer> fetch(Tenant tenant, RunListQuery query);
}
