package org.runportal.access;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import org.runportal.tenant.TenantFilter;
import org.runportal.web.PageFilter;
import org.runportal.web.ResponseHeaders;
import org.runportal.web.ShutdownFilter;

/**
 * What every request passes, in this order: it gets its headers; then whether the server ends; then
 * whether the request is too much; then whose page it is; then who may see it; then which page it
 * is. To the server it is one filter: it leaves out a filter that cannot be started, and would
 * serve without it; and around each it keeps books of its own, which cost more than most of these
 * filters do.
 */
public class Entrance extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<Filter> filters;

  @Inject
  Entrance(
      ResponseHeaders headers,
      ShutdownFilter shutdown,
      LimitFilter limits,
      TenantFilter tenant,
      AccessFilter access,
      PageFilter page) {
    this.filters = List.of(headers, shutdown, limits, tenant, access, page);
  }

  @Override
  public void init() throws ServletException {
    for (Filter filter : filters) {
      filter.init(getFilterConfig());
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    new Remaining(filters, chain).doFilter(request, response);
  }

  /** The filters that one request has not passed yet. */
  private static final class Remaining implements FilterChain {
    private final List<Filter> filters;
    private final FilterChain last;
    private int next;

    Remaining(List<Filter> filters, FilterChain last) {
      this.filters = filters;
      this.last = last;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response)
        throws IOException, ServletException {
      if (next == filters.size()) {
        last.doFilter(request, response);
      } else {
        filters.get(next++).doFilter(request, response, this);
      }
    }
  }
}
