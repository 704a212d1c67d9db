package org.runportal.web;

import java.util.Optional;
import org.runportal.tenant.Tenant;

/** The pages that other packages answer, by path. */
public interface PortalPages {
  /** The portal's home page. */
  PageAnswer home();

  /**
   * A page of a tenant.
   *
   * @param path the path after the tenant: "/runs/abc"; empty for the tenant's own page
   * @return empty if there is no such page
   */
  Optional<PageAnswer> of(Tenant tenant, String path);
}
