package org.runportal.web;

import java.util.Optional;

/** The pages of a tenant that other rooms draw, by their addresses. */
public interface TenantPages {
  /**
   * What answers an address.
   *
   * @param path what follows the tenant: "/runs/abc"
   * @return the path of a servlet of ours to forward to; nothing for an address that is no page
   */
  Optional<String> servletFor(String path);
}
