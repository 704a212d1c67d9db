package org.runportal.access;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;
import org.runportal.tenant.Marks;
import org.runportal.tenant.RequestLimits;

/**
 * Limits on the size of a request and on the number of requests per client. They are stricter than
 * the server's own limits in {@code payara-config}, so a client that exceeds them gets an error
 * page; beyond the server's limits the server itself rejects the request.
 */
@ApplicationScoped
public class Limits {
  /** The longest path and query, in characters as sent. */
  static final int MAX_ADDRESS_LENGTH = 8_000;

  /** All header lines together, in characters: enough for large single-sign-on tickets. */
  static final int MAX_HEADER_CHARS = 32_000;

  /** The most header lines. */
  static final int MAX_HEADERS = 100;

  /** The largest body in bytes: only small forms are sent to the portal. */
  static final int MAX_BODY_BYTES = 64 * 1024;

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> PROBES = Set.of("/health", "/metrics");

  private final ClientAddress clientAddress;
  private final Optional<RateLimiter> rateLimiter;

  @Inject
  Limits(RequestLimits limits) {
    this.clientAddress = new ClientAddress(limits.proxies());
    this.rateLimiter =
        Optional.of(limits.perMinute())
            .filter(number -> number > 0)
            .map(number -> new RateLimiter(number, Ticker.systemTicker()));
  }

  /** Counts the request. Returns zero if it may pass, otherwise how long the client has to wait. */
  Duration retryAfter(HttpServletRequest request) {
    return isProbe(request)
        ? Duration.ZERO
        : rateLimiter
            .map(limiter -> limiter.take(clientAddress.name(request)))
            .orElse(Duration.ZERO);
  }

  /** The error status of a request that is too large or ambiguous; empty if it is acceptable. */
  Optional<Integer> errorStatus(HttpServletRequest request) {
    if (addressLength(request) > MAX_ADDRESS_LENGTH) {
      return Optional.of(414);
    }
    int lines = 0;
    int chars = 0;
    for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
      String name = names.nextElement();
      Enumeration<String> values = request.getHeaders(name);
      while (values.hasMoreElements()) {
        lines++;
        chars += name.length() + values.nextElement().length();
      }
    }
    if (lines > MAX_HEADERS || chars > MAX_HEADER_CHARS) {
      return Optional.of(431);
    }
    if (!isCanonicalPath(request)) {
      return Optional.of(404);
    }
    Enumeration<String> hosts = request.getHeaders("Host");
    if (hosts.hasMoreElements() && hosts.nextElement() != null && hosts.hasMoreElements()) {
      return Optional.of(400);
    }
    if (request.getHeader("Transfer-Encoding") != null) {
      // without a length the size cannot be checked in advance
      return Optional.of(411);
    }
    return request.getContentLengthLong() > maxBodyBytes(request)
        ? Optional.of(413)
        : Optional.empty();
  }

  /** A read has no body: waiting for one would delay the page. */
  private static int maxBodyBytes(HttpServletRequest request) {
    return READING.contains(request.getMethod()) ? 0 : MAX_BODY_BYTES;
  }

  /** Whether the request has a body. */
  static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  /**
   * Whether the path is in canonical form, without percent-escapes, dot segments and path
   * parameters. None of our paths needs them, and proxies and servers interpret them differently.
   * The marks of a sentence behind a path may be escaped: such a path is redirected.
   */
  private static boolean isCanonicalPath(HttpServletRequest request) {
    String written = request.getRequestURI().substring(request.getContextPath().length());
    String rest = request.getPathInfo() == null ? "" : request.getPathInfo();
    // the server removes a session id from the path before filters see it
    return !request.isRequestedSessionIdFromURL()
        && (written.length() <= 1
            || Marks.removedBehind(written)
                .equals(Marks.removedBehind(request.getServletPath() + rest)));
  }

  private static int addressLength(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI().length() + (query == null ? 0 : query.length() + 1);
  }

  /** Requests of load balancers and monitoring: rejecting them would report the portal as down. */
  private static boolean isProbe(HttpServletRequest request) {
    return PROBES.contains(request.getServletPath());
  }
}
