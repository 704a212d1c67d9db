package org.runportal.web;

import com.google.re2j.Pattern;
import jakarta.enterprise.context.Dependent;
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
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;
import org.runportal.tenant.CurrentTenant;
import org.runportal.tenant.Marks;
import org.runportal.tenant.Tenant;

/**
 * Maps URLs to pages, which are reached through here only. A URL that becomes one of these without
 * a slash or the {@linkplain Marks marks of a sentence} at its end is redirected. Other URLs
 * outside a tenant are passed on to their servlets. Pages and files allow GET and HEAD only.
 */
@Dependent
public class PageFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final String STATUS_VIEW = "/WEB-INF/views/status.xhtml";

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
  private final transient PortalPages pages;
  private final transient BrandAnswers brand;
  private final transient LocaleCookies locales;
  private final transient Assets assets;
  private transient Set<String> openPaths = Set.of();

  @Inject
  PageFilter(
      CurrentTenant current,
      SafeHeaders headers,
      PortalPages pages,
      BrandAnswers brand,
      LocaleCookies locales,
      Assets assets) {
    this.current = current;
    this.headers = headers;
    this.pages = pages;
    this.brand = brand;
    this.locales = locales;
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
    Optional<Tenant> tenant = current.get();
    Optional<PageAnswer> page = page(tenant, path);
    if (page.isPresent()) {
      answer(page.get(), tenant, request, response);
      return;
    }
    String clean = withoutEnd(path);
    // the target of a request may be a lone asterisk
    if (clean.startsWith("/") && !clean.equals(path) && page(tenant, clean).isPresent()) {
      response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
      String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
      response.setHeader("Location", request.getContextPath() + clean + query);
    } else if (tenant.isPresent()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      // neither a tenant nor a page: passed on to its servlet
      passOn(request, response, chain);
    }
  }

  private void answer(
      PageAnswer page,
      Optional<Tenant> tenant,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, ServletException {
    if (!isRead(request)) {
      sendMethodNotAllowed(response);
    } else if (isFacesRequest(request)) {
      // no page has a postback or partial rendering: Faces would skip the lookup, or take the
      // script nonce from the request
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      if (tenant.isPresent()) {
        headers.ofTenant(tenant.get(), request, response);
      }
      page.answer(request, response);
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
    if (request.getHeader(PARTIAL) != null) {
      return true;
    }
    Enumeration<String> names = request.getParameterNames();
    while (names.hasMoreElements()) {
      if (FACES_PARAMETER.matcher(names.nextElement()).matches()) {
        return true;
      }
    }
    return false;
  }

  /** The path without one slash at its end, and without the marks of a sentence it stood in. */
  private static String withoutEnd(String path) {
    boolean slash = path.endsWith("/") && !path.endsWith("//");
    return Marks.removedBehind(slash ? path.substring(0, path.length() - 1) : path);
  }

  private Optional<PageAnswer> page(Optional<Tenant> tenant, String path) {
    if (tenant.isPresent()) {
      return page(tenant.get(), path);
    }
    return switch (path) {
      case "", "/" -> Optional.of(spoken(pages.home()));
      case "/-/status" ->
          Optional.of(
              (request, response) ->
                  request.getRequestDispatcher(STATUS_VIEW).forward(request, response));
      default -> Optional.empty();
    };
  }

  private Optional<PageAnswer> page(Tenant tenant, String path) {
    // the path begins with the id, or nobody would have found the tenant
    String rest = path.substring(1 + tenant.id().value().length());
    Optional<PageAnswer> file = brand.of(tenant, rest);
    return file.isPresent() ? file : pages.of(tenant, rest).map(this::spoken);
  }

  /** The same in the visitor's language and time zone, where they have chosen one. */
  private PageAnswer spoken(PageAnswer page) {
    return (request, response) -> {
      locales.put(request, response);
      page.answer(request, response);
    };
  }
}
