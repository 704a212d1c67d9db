package org.runportal.run;

import org.runportal.tenant.Tenant;

/** Where runs come from: one question to the vendor, no memory. */
public interface RunSource {
  /**
   * Asks the vendor now.
   *
   * @return {@link RunLookup.Found} or {@link RunLookup.Failed}; never throws for what happens
   *     upstream
   */
  RunLookup fetch(Tenant tenant, RunId id);
}
