package org.runportal.web;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;

/** Answers 503 with {@code Retry-After} once the shutdown rejects pages. */
@Dependent
public class ShutdownFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final String REASON = "stopping";

  /** A restarted server answers again within this time. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final transient Shutdown shutdown;
  private final transient ErrorPages errors;

  @Inject
  ShutdownFilter(Shutdown shutdown, ErrorPages errors) {
    this.shutdown = shutdown;
    this.errors = errors;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (shutdown.isStarted()) {
      // the client's next request may reach another node
      response.setHeader("Connection", "close");
    }
    if (shutdown.rejectsPages()) {
      errors.send(
          request,
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          REASON,
          Optional.of(RETRY_AFTER));
    } else {
      chain.doFilter(request, response);
    }
  }
}
