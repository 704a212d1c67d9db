package org.runportal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.runportal.tenant.Tenant;

/** Loads lists of tasks from the vendor. It does not cache. */
public interface TaskListSource {
  /** The result of a call. */
  sealed interface Answer {}

  /**
   * A list.
   *
   * @param asOf when it was read
   */
  record Read(TaskList list, Instant asOf) implements Answer {}

  /**
   * No list.
   *
   * @param failure why
   * @param retryAfter how long until the next try is worth it, where known
   */
  record Failed(Failure failure, Optional<Duration> retryAfter) implements Answer {}

  /**
   * Asks the vendor now what waits for somebody or for a group of theirs.
   *
   * @return completes exceptionally only for a defect of ours, never for an upstream failure
   */
  CompletionStage<Answer> fetch(Tenant tenant, Identity who);
}
