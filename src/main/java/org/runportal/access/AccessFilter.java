package org.runportal.access;

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
 * Turns away whoever may not see the tenant of the request, or what only operators see. Who is not
 * signed in, and could be, is sent to do so; who is, gets the page of a missing run. An unknown
 * tenant and one that may not be seen go the same way, step by step: nobody can tell them apart.
 */
public class AccessFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final transient CurrentTenant current;
  private final transient Admission admission;
  private final transient CurrentUser visitor;
  private final transient SignInFlow desk;

  @Inject
  AccessFilter(CurrentTenant current, Admission admission, CurrentUser visitor, SignInFlow desk) {
    this.current = current;
    this.admission = admission;
    this.visitor = visitor;
    this.desk = desk;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isOpen()) {
      chain.doFilter(request, response);
      return;
    }
    current.forget();
    if (visitor.isToSignIn() && isOfAPage(request)) {
      String path = request.getRequestURI().substring(request.getContextPath().length());
      desk.sendOff(request, response, ReturnAddress.of(path, request.getQueryString()));
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

  /** A picture or a stylesheet cannot sign in. */
  private static boolean isOfAPage(HttpServletRequest request) {
    String wanted = request.getHeader("Sec-Fetch-Dest");
    return READING.contains(request.getMethod()) && (wanted == null || wanted.equals("document"));
  }
}
