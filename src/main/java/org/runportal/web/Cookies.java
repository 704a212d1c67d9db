package org.runportal.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.runportal.tenant.PublicAddress;

/**
 * The portal's cookies: {@code HttpOnly}, {@code SameSite=Lax} and for this host only. Over TLS
 * their names have the prefix {@code __Host-}, so no other host and no unencrypted page can set
 * them.
 */
@Dependent
public class Cookies {
  private static final String HOST_PREFIX = "__Host-";

  private final PublicAddress address;

  @Inject
  Cookies(PublicAddress address) {
    this.address = address;
  }

  /** The value of a cookie, if the browser sends it. */
  public Optional<String> value(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    if (cookies == null) {
      return Optional.empty();
    }
    String fullName = fullName(request, name);
    for (Cookie cookie : cookies) {
      if (cookie.getName().equals(fullName)) {
        return Optional.of(cookie.getValue());
      }
    }
    return Optional.empty();
  }

  /** The names of all cookies with a prefix, without {@code __Host-}; the oldest first. */
  public List<String> namesWithPrefix(HttpServletRequest request, String name) {
    String fullName = fullName(request, name);
    int prefix = fullName.length() - name.length();
    return cookies(request)
        .map(Cookie::getName)
        .filter(cookie -> cookie.startsWith(fullName))
        .map(cookie -> cookie.substring(prefix))
        .toList();
  }

  /**
   * Sets a cookie.
   *
   * @param age how long the browser keeps it; zero deletes it
   */
  public void set(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      Duration age) {
    Cookie cookie = new Cookie(fullName(request, name), value);
    // the prefix __Host- requires this path
    cookie.setPath("/");
    cookie.setMaxAge((int) age.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(address.isSecure(request));
    // with Strict, a link in webmail would open the portal signed out
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }

  /** Deletes a cookie. */
  public void delete(HttpServletRequest request, HttpServletResponse response, String name) {
    set(request, response, name, "", Duration.ZERO);
  }

  private String fullName(HttpServletRequest request, String name) {
    return address.isSecure(request) ? HOST_PREFIX + name : name;
  }

  private static Stream<Cookie> cookies(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).map(Arrays::stream).orElseGet(Stream::empty);
  }
}
