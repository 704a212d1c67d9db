package org.runportal.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Answers a request with an error page that says what happened and what to do next. */
@Dependent
public class ErrorPages {
  /** The request attribute that carries the reason to {@link ErrorPage}. */
  static final String REASON = "org.runportal.reason";

  /** The request attribute that carries where to try again. */
  static final String AGAIN = "org.runportal.again";

  /** The request attribute that carries after how long the page reloads itself. */
  static final String RELOAD = "org.runportal.reload";

  private final Reload reload;

  @Inject
  ErrorPages(Reload reload) {
    this.reload = reload;
  }

  /**
   * Sends the page.
   *
   * @param reason names the words: {@code failure.<reason>.title} and so on
   * @param retryAfter when coming back is worth it; told to visitor and browser
   */
  public void send(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String reason,
      Optional<Duration> retryAfter)
      throws IOException {
    retryAfter
        .flatMap(wait -> reload.after(wait, request, response))
        .ifPresent(wait -> request.setAttribute(RELOAD, wait));
    sendError(request, response, status, reason, retryAfter);
  }

  /**
   * Sends the page of something that can be tried again elsewhere than at the address of the
   * request.
   *
   * @param reason names the words: {@code failure.<reason>.title} and so on
   * @param retryAfter when coming back is worth it; told to visitor and browser
   * @param again where to try again, from the root of the host
   */
  public void send(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String reason,
      Optional<Duration> retryAfter,
      String again)
      throws IOException {
    request.setAttribute(AGAIN, again);
    retryAfter
        .flatMap(wait -> reload.elsewhere(wait, again, request, response))
        .ifPresent(wait -> request.setAttribute(RELOAD, wait));
    sendError(request, response, status, reason, retryAfter);
  }

  private static void sendError(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String reason,
      Optional<Duration> retryAfter)
      throws IOException {
    request.setAttribute(REASON, reason);
    retryAfter
        .map(wait -> Math.max(1, Seconds.roundedUp(wait)))
        .ifPresent(seconds -> response.setHeader("Retry-After", String.valueOf(seconds)));
    response.sendError(status);
  }
}
