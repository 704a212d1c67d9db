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
 * Keeps small requests from writing large logs. A request whose host or address the server cannot
 * read never reaches the portal, and the server writes a stack trace for each; of a parameter it
 * cannot read it repeats what it said. Here they become one line a minute with their number.
 */
@ApplicationScoped
public class UnreadableRequests implements Filter {
  /** Where the server complains about all kinds of things, requests among them. */
  private static final String CONTAINER = "jakarta.enterprise.web.core";

  /** Where it complains about nothing but parameters of requests. */
  private static final String PARAMETERS = "org.glassfish.grizzly.http.util.Parameters";

  /** The server's message about what it met before any application was asked. */
  private static final String MESSAGE = "AS-WEB-CORE-00037";

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Clock clock;

  /** Held, since the log forgets what is set on a logger nobody holds. */
  private final List<Logger> loggers =
      List.of(Logger.getLogger(CONTAINER), Logger.getLogger(PARAMETERS));

  private Instant next = Instant.MIN;
  private int unwritten;

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
  public synchronized boolean isLoggable(LogRecord line) {
    if (!isAboutRequest(line)) {
      return true;
    }
    unwritten++;
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return false;
    }
    line.setLevel(Level.WARNING);
    line.setThrown(null);
    line.setResourceBundle(null);
    line.setParameters(null);
    line.setMessage("requests that the server could not read: " + unwritten);
    next = now.plus(PAUSE);
    unwritten = 0;
    return true;
  }

  private static boolean isAboutRequest(LogRecord line) {
    return PARAMETERS.equals(line.getLoggerName())
        || line.getThrown() != null && MESSAGE.equals(line.getMessage());
  }
}
