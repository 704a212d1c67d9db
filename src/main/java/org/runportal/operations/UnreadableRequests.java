package org.runportal.operations;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Prevents malformed requests from flooding the log. A request with a malformed host or path never
 * reaches the portal, and the server logs a stack trace for each; a malformed parameter is logged
 * with its content. This filter replaces them with one line a minute that has their number.
 */
@ApplicationScoped
public class UnreadableRequests implements Filter {
  /** The server's logger for malformed requests, among much else. */
  private static final String CONTAINER = "jakarta.enterprise.web.core";

  /** The server's logger for malformed parameters only. */
  private static final String PARAMETERS = "org.glassfish.grizzly.http.util.Parameters";

  /** The id of the server's message about a failure before any application. */
  private static final String MESSAGE = "AS-WEB-CORE-00037";

  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Clock clock;

  /** Strong references: a logger without one may be collected, and its filter lost. */
  private final List<Logger> loggers =
      List.of(Logger.getLogger(CONTAINER), Logger.getLogger(PARAMETERS));

  private Instant next = Instant.MIN;
  private int suppressed;

  @Inject
  UnreadableRequests(Clock clock) {
    this.clock = clock;
  }

  void watch(@Observes @Initialized(ApplicationScoped.class) Object start) {
    loggers.forEach(logger -> logger.setFilter(this));
  }

  @PreDestroy
  void leave() {
    loggers.forEach(logger -> logger.setFilter(null));
  }

  @Override
  public synchronized boolean isLoggable(LogRecord entry) {
    if (!isAboutRequest(entry)) {
      return true;
    }
    suppressed++;
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return false;
    }
    entry.setLevel(Level.WARNING);
    entry.setThrown(null);
    entry.setResourceBundle(null);
    entry.setParameters(null);
    entry.setMessage("requests that the server could not read: " + suppressed);
    next = now.plus(INTERVAL);
    suppressed = 0;
    return true;
  }

  private static boolean isAboutRequest(LogRecord entry) {
    return PARAMETERS.equals(entry.getLoggerName())
        || entry.getThrown() != null && MESSAGE.equals(entry.getMessage());
  }
}
