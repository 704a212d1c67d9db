package org.runportal.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/**
 * The headers every answer carries. Nothing is allowed that is not served by us; pages are not kept
 * by browsers and not listed by search engines.
 */
public class ResponseHeaders extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";
  private static final String ONE_YEAR = "public, max-age=31536000, immutable";

  /** For the container. */
  public ResponseHeaders() {}

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Cache-Control", isVersionedAsset(request) ? ONE_YEAR : "no-store");
    chain.doFilter(request, response);
  }

  private static boolean isVersionedAsset(HttpServletRequest request) {
    return request.getServletPath().startsWith("/-/assets/") && request.getParameter("v") != null;
  }
}
