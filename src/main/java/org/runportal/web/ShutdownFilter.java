package org.runportal.web;

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

/** Tells who comes while the server ends that it does, and when to come back. */
public class ShutdownFilter extends HttpFilter {
  @Serial private static final long serialVersionUID = 1L;

  private static final String REASON = "stopping";

  /** Within this a restarted server answers again. */
  private static final Duration BACK_AFTER = Duration.ofSeconds(30);

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
    if (shutdown.hasBegun()) {
      // the next request of this caller may find another node
      response.setHeader("Connection", "close");
    }
    if (shutdown.refuses()) {
      errors.send(
          request,
          response,
          HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          REASON,
          Optional.of(BACK_AFTER));
    } else {
      chain.doFilter(request, response);
    }
  }
}
