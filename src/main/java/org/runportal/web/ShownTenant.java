package org.runportal.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.runportal.tenant.CurrentTenant;
import org.runportal.tenant.Tenant;

/**
 * The tenant a page is shown for: the page has its name and colours, its language and its time
 * zone. An error page keeps them too, as the visitor may see the tenant: {@link CurrentTenant} has
 * no other. A page that says that nothing was found has no tenant: it must look the same for a
 * tenant that does not exist, for one the visitor may not see, and for a missing run.
 */
@ApplicationScoped
class ShownTenant {
  private final CurrentTenant current;
  private final HttpServletRequest request;

  @Inject
  ShownTenant(CurrentTenant current, HttpServletRequest request) {
    this.current = current;
    this.request = request;
  }

  /** The tenant; empty on pages outside a tenant. */
  Optional<Tenant> get() {
    Object error = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    boolean notFound =
        error instanceof Integer status && status == HttpServletResponse.SC_NOT_FOUND;
    return notFound ? Optional.empty() : current.get();
  }
}
