package org.runportal.run;

import java.util.concurrent.CompletionStage;
import org.runportal.tenant.Tenant;

/** Loads lists of tasks from the vendor. It does not cache. */
public interface TaskListSource {
  /**
   * Asks the vendor now what waits for somebody or for a group of theirs.
   *
   * @return completes exceptionally only for a defect of ours, never for an upstream failure
   */
  CompletionStage<Fetched<TaskList>> fetch(Tenant tenant, Identity who);
}
