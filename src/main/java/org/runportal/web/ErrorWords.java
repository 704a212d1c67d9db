package org.runportal.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * What an error page is about: all of a request that its words depend on.
 *
 * @param status the HTTP status of the answer
 * @param givenReason names the words; empty for the usual ones of the status
 * @param address where to try again
 * @param again whether that can help
 * @param reload after how long it does so by itself; empty when it does not
 * @param logged whether it has a line in the log; pages that say only that there is nothing, or
 *     that a request was refused, are counted instead
 */
record ErrorWords(
    int status,
    String givenReason,
    String address,
    boolean again,
    Optional<Duration> reload,
    boolean logged) {
  private static final int TOO_MANY_REQUESTS = 429;

  static ErrorWords of(HttpServletRequest request) {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given
            ? given
            : 500;
    Optional<String> elsewhere = text(request, ErrorPages.AGAIN);
    return new ErrorWords(
        status,
        text(request, ErrorPages.REASON).orElse(""),
        elsewhere.orElseGet(() -> address(request)),
        status >= 500 || status == TOO_MANY_REQUESTS || elsewhere.isPresent(),
        request.getAttribute(ErrorPages.RELOAD) instanceof Duration wait
            ? Optional.of(wait)
            : Optional.empty(),
        status >= 500 || elsewhere.isPresent());
  }

  private static String address(HttpServletRequest request) {
    // to try again by hand lets the page reload itself once more
    String query = Query.ofPage(request.getQueryString()).withoutText(Reload.MARK);
    return text(request, RequestDispatcher.ERROR_REQUEST_URI)
        .filter(path -> path.startsWith("/") && !path.startsWith("//"))
        .map(path -> path + query)
        .orElse(request.getContextPath() + "/");
  }

  private static Optional<String> text(HttpServletRequest request, String attribute) {
    return request.getAttribute(attribute) instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }
}
