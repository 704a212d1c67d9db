package org.runportal.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the language and the time zone chosen in the URL in two cookies, so that the next page uses
 * them too. The cookies identify nobody.
 */
@ApplicationScoped
class LocaleCookies {
  private static final String STORED = LocaleCookies.class.getName();
  private static final Duration COOKIE_MAX_AGE = Duration.ofDays(365);

  private final LocaleChoice localeChoice;
  private final Cookies cookies;

  @Inject
  LocaleCookies(LocaleChoice localeChoice, Cookies cookies) {
    this.localeChoice = localeChoice;
    this.cookies = cookies;
  }

  /** Puts them on the answer of a page, with the {@code Vary} header that pages have. */
  void put(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Vary", "Accept-Language, Cookie");
    // a page may forward to its view, and an error page may follow it
    boolean stored =
        request.getDispatcherType() == DispatcherType.ERROR
            ? response.getHeader("Set-Cookie") != null
            : request.getAttribute(STORED) != null;
    if (!stored) {
      request.setAttribute(STORED, true);
      store(LocaleChoice.LANGUAGE, Languages::named, request, response);
      store(LocaleChoice.ZONE, Zones::named, request, response);
    }
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
