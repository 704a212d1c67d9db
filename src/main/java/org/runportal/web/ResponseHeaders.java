package org.runportal.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/**
 * Sets the {@link SafeHeaders} of every response, error pages included, and makes redirects
 * relative.
 */
@Dependent
public class ResponseHeaders extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private final transient SafeHeaders headers;

  @Inject
  ResponseHeaders(SafeHeaders headers) {
    this.headers = headers;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    headers.put(request, response);
    chain.doFilter(request, new RelativeRedirects(request, response));
  }
}
