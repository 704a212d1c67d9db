package org.runportal.web;

import jakarta.faces.render.ResponseStateManager;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runportal.tenant.CurrentTenant;

/**
 * Which address opens which view. Views live under {@code WEB-INF}, so that nothing but an address
 * listed here opens one. Other addresses that belong to no tenant are left to their servlets.
 */
public class PageFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final Pattern TENANT = Pattern.compile("/[a-z0-9-]+");
  private static final Pattern RUN =
      Pattern.compile("/[a-z0-9-]+/runs/([A-Za-z0-9_-]{1,64})(/chart)?");
  private static final Pattern BRAND = Pattern.compile("/[a-z0-9-]+/(?:brand\\.css|logo)");

  private final transient CurrentTenant current;

  @Inject
  PageFilter(CurrentTenant current) {
    this.current = current;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    boolean ofTenant = current.get().isPresent();
    UnaryOperator<String> views = ofTenant ? PageFilter::viewOfTenant : PageFilter::view;
    String view = views.apply(path);
    boolean moved =
        view.isEmpty()
            && path.endsWith("/")
            && !path.endsWith("//")
            && !views.apply(withoutSlash(path)).isEmpty();
    if (view.isEmpty() && !moved && !ofTenant) {
      // what belongs to no tenant and is no page belongs to its servlet
      chain.doFilter(request, response);
    } else if (moved) {
      response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
      String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
      response.setHeader("Location", request.getContextPath() + withoutSlash(path) + query);
    } else if (view.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (request.getParameter(ResponseStateManager.VIEW_STATE_PARAM) != null) {
      // no form here is sent back; a page that took this for one would look nothing up
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      request.getRequestDispatcher(view).forward(request, response);
    }
  }

  private static String withoutSlash(String path) {
    return path.substring(0, path.length() - 1);
  }

  private static String view(String path) {
    return switch (path) {
      case "", "/" -> "/WEB-INF/views/home.xhtml";
      case "/-/status" -> "/WEB-INF/views/status.xhtml";
      default -> "";
    };
  }

  private static String viewOfTenant(String path) {
    if (TENANT.matcher(path).matches()) {
      return "/WEB-INF/views/tenant.xhtml";
    }
    if (BRAND.matcher(path).matches()) {
      return "/-/brand" + path.substring(path.lastIndexOf('/'));
    }
    Matcher run = RUN.matcher(path);
    if (!run.matches()) {
      return "";
    }
    String view = run.group(2) == null ? "run" : "chart";
    return "/WEB-INF/views/" + view + ".xhtml?run=" + run.group(1);
  }
}
