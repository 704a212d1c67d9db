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
 * Runs before every page, error pages included. Sets the {@code Vary} header, and stores the
 * language and the time zone chosen in the URL in two cookies, so that the next page uses them too.
 * The cookies identify nobody.
 */
public class LocaleFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final String STORED = LocaleFilter.class.getName();
  private static final Duration COOKIE_MAX_AGE = Duration.ofDays(365);

  private final transient LocaleChoice localeChoice;
  private final transient Cookies cookies;

  @Inject
  LocaleFilter(LocaleChoice localeChoice, Cookies cookies) {
    this.localeChoice = localeChoice;
    this.cookies = cookies;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Vary", "Accept-Language, Cookie");
    // a page is reached by several forwards, and an error page may follow it
    boolean stored =
        isError(request)
            ? response.getHeader("Set-Cookie") != null
            : request.getAttribute(STORED) != null;
    if (!stored) {
      request.setAttribute(STORED, true);
      store(LocaleChoice.LANGUAGE, Languages::named, request, response);
      store(LocaleChoice.ZONE, Zones::named, request, response);
    }
    chain.doFilter(isError(request) ? new ErrorRequest(request) : request, response);
  }

  private static boolean isError(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ERROR;
  }

  private <T> void store(
      String name,
      Function<String, Optional<T>> parse,
      HttpServletRequest request,
      HttpServletResponse response) {
    localeChoice
        .query()
        .value(name)
        .filter(value -> value.isEmpty() || parse.apply(value).isPresent())
        .ifPresent(
            value ->
                cookies.set(
                    request,
                    response,
                    name,
                    value,
                    value.isEmpty() ? Duration.ZERO : COOKIE_MAX_AGE));
  }
}
