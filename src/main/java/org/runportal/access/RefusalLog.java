package org.runportal.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Counts the requests that got a status of 400 to 499 and logs at most one line a minute with their
 * numbers, without anything of the requests themselves.
 */
@ApplicationScoped
public class RefusalLog {
  private static final Logger LOGGER = System.getLogger(RefusalLog.class.getName());
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<Integer, Integer> counts = new TreeMap<>();
  private Instant next = Instant.MIN;

  @Inject
  RefusalLog(Clock clock) {
    this.clock = clock;
  }

  /** Counts a request by the status of its response; other statuses are ignored. */
  synchronized void count(int status) {
    if (status < 400 || status > 499) {
      return;
    }
    counts.merge(status, 1, Integer::sum);
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return;
    }
    LOGGER.log(
        Level.INFO,
        "refused requests since the last such line, by status: {0}",
        counts.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", ")));
    counts.clear();
    next = now.plus(INTERVAL);
  }
}
