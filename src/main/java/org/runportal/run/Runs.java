package org.runportal.run;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.runportal.tenant.Tenant;

/** The question the pages ask. Answered from the cache where it is fresh, else by the vendor. */
public interface Runs {
  /**
   * The run of that tenant.
   *
   * @return completes by itself, about a second after the tenant's time for a call at the latest,
   *     and at once where nothing has to be waited for; exceptionally only for a mistake of ours,
   *     never for what happens upstream
   */
  CompletionStage<RunLookup> find(Tenant tenant, RunId id);

  /**
   * The run that carries this number ({@code increment_id}), among the copies at hand: the vendor
   * offers no question by number.
   */
  Optional<RunId> numbered(Tenant tenant, String number);
}
