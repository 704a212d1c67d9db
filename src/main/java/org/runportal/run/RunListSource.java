package org.runportal.run;

import java.util.concurrent.CompletionStage;
import org.runportal.tenant.Tenant;

/** Where lists of runs come from: questions to the vendor, no memory. */
public interface RunListSource {
  /**
   * Asks the vendor now, one call for each page of the query's window.
   *
   * @return completes exceptionally only for a mistake of ours, never for what happens upstream
   */
  CompletionStage<Fetched<RunList>> fetch(Tenant tenant, RunListQuery query);
}
