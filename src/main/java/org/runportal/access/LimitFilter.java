package org.runportal.access;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.Dependent;
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
import org.runportal.web.CompletionListener;
import org.runportal.web.ErrorPages;

/** Rejects requests that are too large and clients that send too many, before any other work. */
@Dependent
public class LimitFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final int TOO_MANY = 429;
  private static final String TOO_MANY_TEXT = "status429";

  /**
   * Requests whose body is read at the same time. Each holds a thread until its client has sent
   * everything. Pages have no body, so slow senders cannot block them.
   */
  private static final int MAX_CONCURRENT_BODIES = 8;

  /** The time limit for a whole request body. */
  private static final Duration BODY_TIMEOUT = Duration.ofSeconds(10);

  private final transient Limits limits;
  private final transient ErrorPages errors;
  private final transient Semaphore bodies = new Semaphore(MAX_CONCURRENT_BODIES);

  private final transient RefusalLog refusals;

  @Inject
  LimitFilter(Limits limits, ErrorPages errors, RefusalLog refusals) {
    this.refusals = refusals;
    this.limits = limits;
    this.errors = errors;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      admit(request, response, chain);
    } finally {
      if (request.isAsyncStarted()) {
        request
            .getAsyncContext()
            .addListener(new CompletionListener(() -> refusals.count(response.getStatus())));
      } else {
        refusals.count(response.getStatus());
      }
    }
  }

  private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Duration retryAfter = limits.retryAfter(request);
    if (!retryAfter.isZero()) {
      errors.send(request, response, TOO_MANY, TOO_MANY_TEXT, Optional.of(retryAfter));
      return;
    }
    Optional<Integer> errorStatus = limits.errorStatus(request);
    if (errorStatus.isPresent()) {
      if (Limits.hasBody(request)) {
        // the rest of the body is not read
        response.setHeader("Connection", "close");
      }
      response.sendError(errorStatus.get());
    } else if (!Limits.hasBody(request)) {
      chain.doFilter(request, response);
    } else if (bodies.tryAcquire()) {
      try {
        readBody(request, response, chain);
      } finally {
        bodies.release();
      }
    } else {
      response.setHeader("Connection", "close");
      errors.send(
          request,
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          TOO_MANY_TEXT,
          Optional.of(BODY_TIMEOUT));
    }
  }

  /** Answers 408 when the body was too slow, whatever status the reader of the body would send. */
  private static void readBody(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    TimedBody timed = new TimedBody(request, BODY_TIMEOUT, Ticker.systemTicker());
    try {
      chain.doFilter(
          timed,
          new HttpServletResponseWrapper(response) {
            @Override
            public void sendError(int status) throws IOException {
              super.sendError(timed.isTimedOut() ? SC_REQUEST_TIMEOUT : status);
            }

            @Override
            public void sendError(int status, String message) throws IOException {
              sendError(status);
            }
          });
    } catch (IOException | ServletException | RuntimeException e) {
      if (!timed.isTimedOut()) {
        throw e;
      }
      // the reader may have sent the error already
      if (!response.isCommitted()) {
        response.sendError(HttpServletResponse.SC_REQUEST_TIMEOUT);
      }
    }
  }
}
