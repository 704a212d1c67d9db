package org.runportal.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.Set;
import org.runportal.tenant.Admission;
import org.runportal.tenant.CurrentTenant;

/**
 * Rejects requests for a tenant the user may not see, and for the operators' pages. A user who is
 * not signed in is redirected to sign-in, if sign-in is configured; a signed-in user gets the same
 * 404 page as for a missing run. An unknown tenant and a forbidden one take the same code path, so
 * a client cannot distinguish them.
 */
@Dependent
public class AccessFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final transient CurrentTenant current;
  private final transient Admission admission;
  private final transient CurrentUser user;
  private final transient SignInFlow flow;

  @Inject
  AccessFilter(CurrentTenant current, Admission admission, CurrentUser user, SignInFlow flow) {
    this.current = current;
    this.admission = admission;
    this.user = user;
    this.flow = flow;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean open = false;
    try {
      open = isOpen();
    } finally {
      if (!open) {
        // not even the page of an error in this check is the tenant's
        current.forget();
      }
    }
    if (open) {
      chain.doFilter(request, response);
      return;
    }
    if (user.isToSignIn() && isOfAPage(request)) {
      String path = request.getRequestURI().substring(request.getContextPath().length());
      flow.redirectToProvider(request, response, ReturnAddress.of(path, request.getQueryString()));
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private boolean isOpen() {
    if (current.isForOperators()) {
      return admission.admitsOperator();
    }
    return !current.isNamed() || current.get().filter(admission::admits).isPresent();
  }

  /** Only a page is redirected to sign-in; an image or a stylesheet gets a 404. */
  private static boolean isOfAPage(HttpServletRequest request) {
    String wanted = request.getHeader("Sec-Fetch-Dest");
    return READING.contains(request.getMethod()) && (wanted == null || wanted.equals("document"));
  }
}
