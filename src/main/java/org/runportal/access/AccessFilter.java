package org.runportal.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import org.runportal.tenant.Admission;
import org.runportal.tenant.CurrentTenant;
import org.runportal.tenant.Tenant;

/**
 * Turns away whoever may not see the tenant of the request, or what only operators see, with the
 * page of a missing run.
 */
public class AccessFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private final transient CurrentTenant current;
  private final transient Admission admission;

  @Inject
  AccessFilter(CurrentTenant current, Admission admission) {
    this.current = current;
    this.admission = admission;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Tenant> tenant = current.get();
    if (tenant.isPresent() && !admission.admits(tenant.get())
        || current.isForOperators() && !admission.admitsOperator()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    chain.doFilter(request, response);
  }
}
