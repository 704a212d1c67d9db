package org.runportal.web;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** Puts the {@link LocaleCookies} on the answer of every view and of every error page. */
public class LocaleFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private final transient LocaleCookies cookies;

  @Inject
  LocaleFilter(LocaleCookies cookies) {
    this.cookies = cookies;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    cookies.put(request, response);
    boolean error = request.getDispatcherType() == DispatcherType.ERROR;
    chain.doFilter(error ? new ErrorRequest(request) : request, response);
  }
}
