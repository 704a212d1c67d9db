package org.runportal.web;

import java.util.Optional;

/** The pages of a tenant that other packages serve, by path. */
public interface TenantPages {
  /**
   * Finds the servlet for a path.
   *
   * @param path the path after the tenant: "/runs/abc"
   * @return the path of a servlet to forward to; empty if there is no such page
   */
  Optional<String> servletFor(String path);
}
