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
 * The cookies of the portal: for this host alone, for no script, not for what other sites send.
 * Where people use TLS they are bound to it by their name: a browser then takes them from nobody
 * else.
 */
@Dependent
public class Cookies {
  private static final String BOUND = "__Host-";

  private final PublicAddress address;

  @Inject
  Cookies(PublicAddress address) {
    this.address = address;
  }

  /** The value of a cookie, if the browser sent it. */
  public Optional<String> value(HttpServletRequest request, String name) {
    String whole = whole(request, name);
    return sent(request)
        .filter(cookie -> cookie.getName().equals(whole))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** The names of the cookies that begin so; those set first come first. */
  public List<String> beginning(HttpServletRequest request, String name) {
    String whole = whole(request, name);
    int prefix = whole.length() - name.length();
    return sent(request)
        .map(Cookie::getName)
        .filter(sent -> sent.startsWith(whole))
        .map(sent -> sent.substring(prefix))
        .toList();
  }

  /**
   * Gives the browser a cookie to keep.
   *
   * @param age how long; zero takes it back
   */
  public void set(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      Duration age) {
    Cookie cookie = new Cookie(whole(request, name), value);
    // with this path alone a browser accepts the name that binds
    cookie.setPath("/");
    cookie.setMaxAge((int) age.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(address.isSecure(request));
    // strict would lose who is signed in on the first click from webmail
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }

  /** Takes a cookie back. */
  public void drop(HttpServletRequest request, HttpServletResponse response, String name) {
    set(request, response, name, "", Duration.ZERO);
  }

  private String whole(HttpServletRequest request, String name) {
    return address.isSecure(request) ? BOUND + name : name;
  }

  private static Stream<Cookie> sent(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).map(Arrays::stream).orElseGet(Stream::empty);
  }
}
