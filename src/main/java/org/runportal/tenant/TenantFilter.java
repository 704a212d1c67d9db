package org.runportal.tenant;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import java.util.Set;

/**
 * Determines the tenant of a request: the first segment of its path. Paths under {@code /-/}, the
 * root and component files belong to no tenant; {@code /-/status} is for operators. An invalid
 * tenant id gets a 404; the {@linkplain Marks marks of a sentence} behind a tenant's address are no
 * part of the id, and the address is redirected in {@code web}. Whether a tenant of a valid id
 * exists is not revealed here; the package {@code access} handles both cases alike.
 */
@Dependent
public class TenantFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final Set<String> OPERATORS = Set.of("/-/status", "/-/status/");

  /** The path of component files. */
  private static final String COMPONENTS = "jakarta.faces.resource";

  private final transient Tenants tenants;
  private final transient CurrentTenant current;

  @Inject
  TenantFilter(Tenants tenants, CurrentTenant current) {
    this.tenants = tenants;
    this.current = current;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // not decoded: a percent-encoded segment is not a tenant
    String path = request.getRequestURI().substring(request.getContextPath().length());
    String segment = firstSegment(path);
    if (OPERATORS.contains(path)) {
      current.isOperators();
    }
    if (segment.isEmpty()
        || segment.equals("-")
        || segment.equals(COMPONENTS)
        || hasItsOwnServlet(request)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<TenantId> id = TenantId.parse(isWhole(path) ? Marks.removedBehind(segment) : segment);
    if (id.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    current.is(id.flatMap(tenants::named));
    chain.doFilter(request, response);
  }

  /** Whether the path is mapped to a servlet of its own, such as {@code /health}. */
  private static boolean hasItsOwnServlet(HttpServletRequest request) {
    MappingMatch match = request.getHttpServletMapping().getMappingMatch();
    return match == MappingMatch.EXACT || match == MappingMatch.PATH;
  }

  /** Whether the path is one segment, to which the marks of a sentence may have stuck. */
  private static boolean isWhole(String path) {
    return path.indexOf('/', 1) < 0;
  }

  private static String firstSegment(String path) {
    int end = path.indexOf('/', 1);
    return path.isEmpty() ? "" : path.substring(1, end < 0 ? path.length() : end);
  }
}
