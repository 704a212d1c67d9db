package org.runportal.run;

import java.util.Optional;
import org.runportal.tenant.Tenant;

/** The question for runs without a link. Answered from the cache where it is fresh. */
public interface RunLists {
  /**
   * The runs of a tenant that a query asks for, as far as its token and its configuration show
   * them. Who may see that is decided by whoever asks.
   *
   * @return its answer completes by itself, about a second after the tenant's time for the calls at
   *     the latest; exceptionally only for a mistake of ours, never for what happens upstream
   */
  Asked<RunListLookup> find(Tenant tenant, RunListQuery query);

  /** The same where it was asked for lately, whatever its age. Never causes a call. */
  Optional<Fetched.Read<RunList>> atHand(Tenant tenant, RunListQuery query);
}
