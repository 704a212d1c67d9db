package org.runportal.run;

import java.util.concurrent.CompletionStage;
import org.runportal.tenant.Tenant;

/** Loads runs from the vendor. It does not cache. */
public interface RunSource {
  /**
   * Calls the vendor now.
   *
   * @return {@link RunLookup.Found} or {@link RunLookup.Failed}, within the tenant's time limit for
   *     a call; completes exceptionally only for a defect of ours, never for an upstream failure
   */
  CompletionStage<RunLookup> fetch(Tenant tenant, RunId id);
}
