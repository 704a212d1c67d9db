package org.runportal.access;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.runportal.tenant.RequestLimits;

/**
 * How much one request may bring, and how many one caller may send. They lie inside the limits the
 * server is given in {@code payara-config}, so that who passes ours is told so by a page; beyond
 * the server's own it cuts the request off.
 */
@ApplicationScoped
public class Limits {
  /** The longest address with its query, in letters as sent. */
  static final int MAX_ADDRESS_LENGTH = 8_000;

  /** All header lines together, in letters: enough for the tickets of a company's sign-on. */
  static final int MAX_HEADER_CHARS = 32_000;

  /** Header lines. */
  static final int MAX_HEADERS = 100;

  /** Bytes of a body: forms of a few fields are all that is sent to us. */
  static final int MAX_BODY_BYTES = 64 * 1024;

  private final ClientAddress callers;
  private final Optional<RateLimiter> allowances;

  @Inject
  Limits(RequestLimits limits) {
    this.callers = new ClientAddress(limits.proxies());
    this.allowances =
        Optional.of(limits.perMinute())
            .filter(number -> number > 0)
            .map(number -> new RateLimiter(number, Ticker.systemTicker()));
  }

  /** How long the caller has to wait for another request; zero when this one is granted. */
  Duration pause(HttpServletRequest request) {
    return isProbe(request)
        ? Duration.ZERO
        : allowances.map(allowed -> allowed.take(callers.name(request))).orElse(Duration.ZERO);
  }

  /** The status of a request that brings too much, or that no two servers read alike. */
  Optional<Integer> refusal(HttpServletRequest request) {
    if (addressLength(request) > MAX_ADDRESS_LENGTH) {
      return Optional.of(414);
    }
    int lines = 0;
    int letters = 0;
    for (String name : Collections.list(request.getHeaderNames())) {
      for (String value : Collections.list(request.getHeaders(name))) {
        lines++;
        letters += name.length() + value.length();
      }
    }
    if (lines > MAX_HEADERS || letters > MAX_HEADER_CHARS) {
      return Optional.of(431);
    }
    if (!isPlain(request)) {
      return Optional.of(404);
    }
    if (Collections.list(request.getHeaders("Host")).size() > 1) {
      return Optional.of(400);
    }
    if (request.getHeader("Transfer-Encoding") != null) {
      // of what has no length nobody knows when it is too long
      return Optional.of(411);
    }
    return request.getContentLengthLong() > mostBytes(request)
        ? Optional.of(413)
        : Optional.empty();
  }

  /** Who only reads sends nothing: a body that is none could keep a page from being drawn. */
  private static int mostBytes(HttpServletRequest request) {
    return List.of("GET", "HEAD").contains(request.getMethod()) ? 0 : MAX_BODY_BYTES;
  }

  /** Whether more is to come. */
  static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  /**
   * Whether an address is written as the server understands it. None of ours needs a code, a dot or
   * a parameter in its path, and who looks at one that does may take it for another than it is.
   */
  private static boolean isPlain(HttpServletRequest request) {
    String written = request.getRequestURI().substring(request.getContextPath().length());
    String rest = request.getPathInfo() == null ? "" : request.getPathInfo();
    // the server cuts a session out of the address before it shows it to anybody
    return !request.isRequestedSessionIdFromURL()
        && (written.length() <= 1 || written.equals(request.getServletPath() + rest));
  }

  private static int addressLength(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI().length() + (query == null ? 0 : query.length() + 1);
  }

  /** What a balancer and a monitor ask: were it refused, the portal would be taken for broken. */
  private static boolean isProbe(HttpServletRequest request) {
    return List.of("/health", "/metrics").contains(request.getServletPath());
  }
}
