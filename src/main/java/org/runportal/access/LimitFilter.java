package org.runportal.access;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.runportal.web.ErrorPages;

/** Turns away what brings too much and who asks too often, before anything is looked up. */
public class LimitFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final int TOO_MANY = 429;
  private static final String TOO_MANY_WORDS = "status429";

  /**
   * Requests whose body is waited for at the same time. Each holds a thread for as long as its
   * sender likes; pages need none of these, so senders that never end keep nobody from a page.
   */
  private static final int MAX_CONCURRENT_BODIES = 8;

  /** How long a body may take, from its first to its last byte. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final transient Limits limits;
  private final transient ErrorPages errors;
  private final transient Semaphore bodies = new Semaphore(MAX_CONCURRENT_BODIES);

  @Inject
  LimitFilter(Limits limits, ErrorPages errors) {
    this.limits = limits;
    this.errors = errors;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Duration pause = limits.pause(request);
    if (!pause.isZero()) {
      errors.send(request, response, TOO_MANY, TOO_MANY_WORDS, Optional.of(pause));
      return;
    }
    Optional<Integer> refusal = limits.refusal(request);
    if (refusal.isPresent()) {
      if (Limits.hasBody(request)) {
        // what is still to come is not read
        response.setHeader("Connection", "close");
      }
      response.sendError(refusal.get());
    } else if (!Limits.hasBody(request)) {
      chain.doFilter(request, response);
    } else if (bodies.tryAcquire()) {
      try {
        takeBody(request, response, chain);
      } finally {
        bodies.release();
      }
    } else {
      response.setHeader("Connection", "close");
      errors.send(
          request,
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          TOO_MANY_WORDS,
          Optional.of(PATIENCE));
    }
  }

  /** What comes too late is the sender's fault, whatever whoever reads it makes of that. */
  private static void takeBody(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    TimedBody timed = new TimedBody(request, PATIENCE, Ticker.systemTicker());
    try {
      chain.doFilter(
          timed,
          new HttpServletResponseWrapper(response) {
            @Override
            public void sendError(int status) throws IOException {
              super.sendError(timed.isLate() ? SC_REQUEST_TIMEOUT : status);
            }

            @Override
            public void sendError(int status, String message) throws IOException {
              sendError(status);
            }
          });
    } catch (IOException | ServletException | RuntimeException e) {
      if (!timed.isLate()) {
        throw e;
      }
      // whoever read it may have said so already
      if (!response.isCommitted()) {
        response.sendError(HttpServletResponse.SC_REQUEST_TIMEOUT);
      }
    }
  }
}
