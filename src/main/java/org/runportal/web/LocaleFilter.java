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
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stands before every page that is drawn, error pages too: says what the page depends on, and keeps
 * the language and the time zone that the address chooses, so that the next page has them. The two
 * cookies name a language and a zone and nobody.
 */
public class LocaleFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final String KEPT = LocaleFilter.class.getName();
  private static final Duration KEPT_FOR = Duration.ofDays(365);

  private final transient LocaleChoice visit;
  private final transient Cookies cookies;

  @Inject
  LocaleFilter(LocaleChoice visit, Cookies cookies) {
    this.visit = visit;
    this.cookies = cookies;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Vary", "Accept-Language, Cookie");
    // a page is reached by several forwards, and an error page may come after it
    boolean kept =
        isError(request)
            ? response.getHeader("Set-Cookie") != null
            : request.getAttribute(KEPT) != null;
    if (!kept) {
      request.setAttribute(KEPT, true);
      keep(LocaleChoice.LANGUAGE, Languages::named, request, response);
      keep(LocaleChoice.ZONE, Zones::named, request, response);
    }
    chain.doFilter(isError(request) ? new ErrorRequest(request) : request, response);
  }

  private static boolean isError(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ERROR;
  }

  private <T> void keep(
      String name,
      Function<String, Optional<T>> parse,
      HttpServletRequest request,
      HttpServletResponse response) {
    visit
        .query()
        .value(name)
        .filter(value -> value.isEmpty() || parse.apply(value).isPresent())
        .ifPresent(
            value ->
                cookies.set(
                    request, response, name, value, value.isEmpty() ? Duration.ZERO : KEPT_FOR));
  }
}
