package org.runportal.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.io.Serial;
import java.util.Collections;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.runportal.tenant.CurrentTenant;

/**
 * Which address opens which view. Views live under {@code WEB-INF}, so that nothing but an address
 * listed here opens one. Other addresses that belong to no tenant are left to their servlets. Pages
 * and files are read, never written.
 */
public class PageFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final Pattern TENANT = Pattern.compile("/[a-z0-9-]+");
  private static final Pattern BRAND = Pattern.compile("/[a-z0-9-]+/(?:brand\\.css|logo)");

  /** The header, or parameter, by which the component framework is asked for a part of a page. */
  static final String PARTIAL = "Faces-Request";

  /**
   * What the component framework takes for orders to itself, a view state above all: names that
   * hold these words anywhere, since it puts some of its own before them.
   */
  private static final Pattern ORDER =
      Pattern.compile(
          PARTIAL + "|.*(?:(?:jakarta|javax)\\.faces|primefaces)\\..*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final String ASSETS = "/-/assets/";
  private static final String COMPONENT_LIBRARY = "primefaces";

  /** Of the files that components bring along, those that a page of ours names. */
  private static final Pattern COMPONENT_FILE =
      Pattern.compile(
          "/jakarta\\.faces\\.resource/"
              + "(?:core\\.js|jquery/jquery\\.js|timeline/timeline\\.(?:css|js))\\.xhtml");

  /**
   * The init parameter that names what the server adds to the portal and operators want, separated
   * by commas; all else it adds stays closed.
   */
  private static final String OPEN = "open";

  private final transient CurrentTenant current;
  private final transient SafeHeaders headers;
  private final transient TenantPages pages;
  private transient Set<String> open = Set.of();

  @Inject
  PageFilter(CurrentTenant current, SafeHeaders headers, TenantPages pages) {
    this.current = current;
    this.headers = headers;
    this.pages = pages;
  }

  @Override
  public void init() {
    open = Set.of(getInitParameter(OPEN).split(","));
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    boolean ofTenant = current.get().isPresent();
    UnaryOperator<String> views = ofTenant ? this::viewOfTenant : PageFilter::view;
    String view = views.apply(path);
    boolean moved =
        view.isEmpty()
            && path.endsWith("/")
            && !path.endsWith("//")
            && !views.apply(withoutSlash(path)).isEmpty();
    if (view.isEmpty() && !moved && !ofTenant) {
      // what belongs to no tenant and is no page belongs to its servlet
      leave(request, response, chain);
    } else if (moved) {
      response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
      String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
      response.setHeader("Location", request.getContextPath() + withoutSlash(path) + query);
    } else if (view.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!isRead(request)) {
      refuseMethod(response);
    } else if (isOrder(request)) {
      // no form here is sent back and no page is asked for in parts: one that took the request for
      // that would look nothing up, or let the address choose what marks its scripts
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      current.get().ifPresent(tenant -> headers.framedAs(tenant, request, response));
      request.getRequestDispatcher(view).forward(request, response);
    }
  }

  private void leave(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    boolean file = isFile(request);
    if (file ? !isServed(path) : !path.startsWith("/-") && !open.contains(path)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!file) {
      chain.doFilter(answered(request), response);
    } else if (!isRead(request)) {
      refuseMethod(response);
    } else if (isOrder(request)) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else if (isOfComponents(path) && !COMPONENT_LIBRARY.equals(request.getParameter("ln"))) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isServed(String path) {
    return path.startsWith(ASSETS) || isOfComponents(path);
  }

  private static boolean isOfComponents(String path) {
    return COMPONENT_FILE.matcher(path).matches();
  }

  /** What no servlet has to itself: files, and what components are made of. */
  private static boolean isFile(HttpServletRequest request) {
    MappingMatch match = request.getHttpServletMapping().getMappingMatch();
    return match != MappingMatch.EXACT && match != MappingMatch.PATH;
  }

  /** HEAD as GET: not every servlet of the server knows it, and the body is left out anyway. */
  private static HttpServletRequest answered(HttpServletRequest request) {
    return request.getMethod().equals("HEAD")
        ? new HttpServletRequestWrapper(request) {
          @Override
          public String getMethod() {
            return "GET";
          }
        }
        : request;
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  private static void refuseMethod(HttpServletResponse response) throws IOException {
    response.setHeader("Allow", "GET, HEAD");
    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  private static boolean isOrder(HttpServletRequest request) {
    return request.getHeader(PARTIAL) != null
        || Collections.list(request.getParameterNames()).stream()
            .anyMatch(name -> ORDER.matcher(name).matches());
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

  private String viewOfTenant(String path) {
    if (TENANT.matcher(path).matches()) {
      return "/WEB-INF/views/tenant.xhtml";
    }
    if (BRAND.matcher(path).matches()) {
      return "/-/brand" + path.substring(path.lastIndexOf('/'));
    }
    int home = path.indexOf('/', 1);
    return home < 0 ? "" : pages.servletFor(path.substring(home)).orElse("");
  }
}
