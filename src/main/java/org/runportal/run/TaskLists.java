package org.runportal.run;

import java.util.concurrent.CompletionStage;
import org.runportal.tenant.Tenant;

/** The question for what waits for somebody. Answered from the cache where it is fresh. */
public interface TaskLists {
  /**
   * The open tasks of somebody, or of a group of theirs, over all runs that the tenant lists.
   * Confidential and hidden tasks are left out. Who may see that is decided by whoever asks.
   *
   * @return completes by itself, about a second after the tenant's time for two calls at the latest
   */
  CompletionStage<TaskListLookup> find(Tenant tenant, Identity who);
}
