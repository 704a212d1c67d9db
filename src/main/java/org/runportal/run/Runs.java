package org.runportal.run;

import java.util.Optional;
import org.runportal.tenant.Tenant;

/** The question the pages ask. Answered from copies where one is fresh, else from the vendor. */
public interface Runs {
  /** The run of that tenant. Never throws for what happens upstream. */
  RunLookup find(Tenant tenant, RunId id);

  /**
   * The run that carries this number ({@code increment_id}), among the copies at hand: the vendor
   * offers no question by number.
   */
  Optional<RunId> numbered(Tenant tenant, String number);
}
