package org.runportal.web;

import com.google.re2j.Pattern;
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
import org.runportal.tenant.CurrentTenant;
import org.runportal.tenant.Marks;

/**
 * Maps URLs to views. Views are under {@code WEB-INF}, so only a URL listed here reaches one. A URL
 * that becomes one of these without a slash or the {@linkplain Marks marks of a sentence} at its
 * end is redirected. Other URLs outside a tenant are passed on to their servlets. Pages and files
 * allow GET and HEAD only.
 */
public class PageFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final Pattern TENANT = Pattern.compile("/[a-z0-9-]+");
  private static final Pattern BRAND = Pattern.compile("/[a-z0-9-]+/(?:brand\\.css|logo)");

  /** The header, or parameter, of a Faces request for a part of a page. */
  static final String PARTIAL = "Faces-Request";

  /**
   * Parameters that Faces and PrimeFaces interpret, such as a view state. They match anywhere in a
   * name, because the frameworks add prefixes to it.
   */
  private static final Pattern FACES_PARAMETER =
      Pattern.compile(
          PARTIAL + "|.*(?:(?:jakarta|javax)\\.faces|primefaces)\\..*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The parameter with the library of a component's file. */
  private static final String COMPONENT_LIBRARY = "ln";

  /**
   * The init parameter with the server's own paths that stay reachable, separated by commas; all
   * its other paths are closed.
   */
  private static final String OPEN_PATHS = "open";

  private final transient CurrentTenant current;
  private final transient SafeHeaders headers;
  private final transient TenantPages pages;
  private final transient Assets assets;
  private transient Set<String> openPaths = Set.of();

  @Inject
  PageFilter(CurrentTenant current, SafeHeaders headers, TenantPages pages, Assets assets) {
    this.current = current;
    this.headers = headers;
    this.pages = pages;
    this.assets = assets;
  }

  @Override
  public void init() {
    openPaths = Set.of(getInitParameter(OPEN_PATHS).split(","));
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    boolean ofTenant = current.get().isPresent();
    UnaryOperator<String> views = ofTenant ? this::viewOfTenant : PageFilter::view;
    String view = views.apply(path);
    String clean = withoutEnd(path);
    // the target of a request may be a lone asterisk
    boolean moved =
        view.isEmpty()
            && clean.startsWith("/")
            && !clean.equals(path)
            && !views.apply(clean).isEmpty();
    if (view.isEmpty() && !moved && !ofTenant) {
      // neither a tenant nor a page: passed on to its servlet
      passOn(request, response, chain);
    } else if (moved) {
      response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
      String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
      response.setHeader("Location", request.getContextPath() + clean + query);
    } else if (view.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!isRead(request)) {
      sendMethodNotAllowed(response);
    } else if (isFacesRequest(request)) {
      // no page has a postback or partial rendering: Faces would skip the lookup, or take the
      // script nonce from the request
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      current.get().ifPresent(tenant -> headers.ofTenant(tenant, request, response));
      request.getRequestDispatcher(view).forward(request, response);
    }
  }

  private void passOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    boolean file = isFile(request);
    if (file ? !isAsset(request) : !path.startsWith("/-") && !openPaths.contains(path)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!file) {
      chain.doFilter(headAsGet(request), response);
    } else if (!isRead(request)) {
      sendMethodNotAllowed(response);
    } else if (isFacesRequest(request)) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      assets.send(path, request, response);
    }
  }

  private boolean isAsset(HttpServletRequest request) {
    return assets.has(
        request.getServletPath(), Query.of(request.getQueryString()).value(COMPONENT_LIBRARY));
  }

  /**
   * Whether the request is for a file, ours or one of a component, and not for a servlet with its
   * own mapping.
   */
  private static boolean isFile(HttpServletRequest request) {
    MappingMatch match = request.getHttpServletMapping().getMappingMatch();
    return match != MappingMatch.EXACT && match != MappingMatch.PATH;
  }

  /**
   * Treats HEAD as GET: some of the server's servlets do not support it, and the server drops the
   * body anyway.
   */
  private static HttpServletRequest headAsGet(HttpServletRequest request) {
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

  private static void sendMethodNotAllowed(HttpServletResponse response) throws IOException {
    response.setHeader("Allow", "GET, HEAD");
    response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
  }

  private static boolean isFacesRequest(HttpServletRequest request) {
    return request.getHeader(PARTIAL) != null
        || Collections.list(request.getParameterNames()).stream()
            .anyMatch(name -> FACES_PARAMETER.matcher(name).matches());
  }

  /** The path without one slash at its end, and without the marks of a sentence it stood in. */
  private static String withoutEnd(String path) {
    boolean slash = path.endsWith("/") && !path.endsWith("//");
    return Marks.removedBehind(slash ? path.substring(0, path.length() - 1) : path);
  }

  private static String view(String path) {
    return switch (path) {
      case "", "/" -> "/-/home";
      case "/-/status" -> "/WEB-INF/views/status.xhtml";
      default -> "";
    };
  }

  private String viewOfTenant(String path) {
    if (TENANT.matcher(path).matches()) {
      return "/-/tenant";
    }
    if (BRAND.matcher(path).matches()) {
      return "/-/brand" + path.substring(path.lastIndexOf('/'));
    }
    int home = path.indexOf('/', 1);
    return home < 0 ? "" : pages.servletFor(path.substring(home)).orElse("");
  }
}
