package org.runportal.run;

import java.util.concurrent.CompletionStage;
import org.runportal.tenant.Tenant;

/** Where runs come from: one question to the vendor, no memory. */
public interface RunSource {
  /**
   * Asks the vendor now.
   *
   * @return {@link RunLookup.Found} or {@link RunLookup.Failed}, in the tenant's time for a call;
   *     completes exceptionally only for a mistake of ours, never for what happens upstream
   */
  CompletionStage<RunLookup> fetch(Tenant tenant, RunId id);
}
