package org.runportal.run;

import java.util.Optional;
import org.runportal.tenant.Tenant;

/** Looks up runs, from the cache if the copy is fresh, else from the vendor. */
public interface Runs {
  /**
   * A run of a tenant.
   *
   * @return its answer completes at once with a cached copy, otherwise about a second after the
   *     tenant's time limit for a call at the latest; completes exceptionally only for a defect of
   *     ours, never for an upstream failure
   */
  Asked<RunLookup> find(Tenant tenant, RunId id);

  /** The cached run with this number ({@code increment_id}): the vendor has no lookup by number. */
  Optional<RunId> numbered(Tenant tenant, String number);
}
