package org.runportal.web;

import jakarta.enterprise.context.Dependent;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets a page that knows when to try again do so by itself, once, without a script: by the response
 * header {@code Refresh}. The address it reloads is marked, and a page at a marked address leaves
 * it to the visitor: a forgotten window does not ask for ever.
 */
@Dependent
public class Reload {
  /** The parameter that marks the address of a page that has reloaded itself. */
  static final String MARK = "reloaded";

  /** Enough to read why; a shorter wait is made this long. */
  public static final Duration MIN_WAIT = Duration.ofSeconds(5);

  /**
   * Lets the page reload itself.
   *
   * @param wait until when trying again is not worth it
   * @return empty when it does not, because it has done so before or its request was no plain read
   */
  public Optional<Refresh> after(Duration wait, HttpServletRequest request) {
    // relative to the page
    return after(wait, Query.ofPage(request.getQueryString()).with(MARK, "1"), request);
  }

  /**
   * Lets the page try again elsewhere.
   *
   * @param again where, from the root of the host
   */
  Optional<Refresh> elsewhere(Duration wait, String again, HttpServletRequest request) {
    return after(wait, again + (again.contains("?") ? "&" : "?") + MARK + "=1", request);
  }

  private static Optional<Refresh> after(
      Duration wait, String address, HttpServletRequest request) {
    String method = request.getMethod();
    if (!(method.equals("GET") || method.equals("HEAD")) || isMarked(request)) {
      return Optional.empty();
    }
    long seconds = Seconds.roundedUp(wait.compareTo(MIN_WAIT) < 0 ? MIN_WAIT : wait);
    return Optional.of(new Refresh(Duration.ofSeconds(seconds), address));
  }

  private static boolean isMarked(HttpServletRequest request) {
    return Query.ofPage(request.getQueryString()).value(MARK).isPresent();
  }

  /**
   * What a page says of it: "This page reloads by itself in 20 seconds."
   *
   * @param wait the delay of what {@link #after} returned
   */
  public static String sentence(Duration wait, Texts texts) {
    return Seconds.said("reload", wait, texts);
  }

  /**
   * The address of the page without the mark.
   *
   * @return empty when it has none
   */
  public Optional<String> unmarked(HttpServletRequest request) {
    if (!isMarked(request)) {
      return Optional.empty();
    }
    Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    String path = forwarded instanceof String original ? original : request.getRequestURI();
    return Optional.of(path + Query.ofPage(request.getQueryString()).withoutText(MARK));
  }
}
