package org.runportal.cache;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.runportal.tenant.TenantId;

/**
 * Counts the requests of one tenant that our own limits rejected. Each limit logs at most one line
 * a minute.
 */
final class LimitStats {
  private static final Logger LOGGER = System.getLogger(LimitStats.class.getName());
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private final TenantId tenant;
  private final Clock clock;
  private final Map<OwnLimit, Long> refused = new EnumMap<>(OwnLimit.class);
  private final Map<OwnLimit, Pause> silences = new EnumMap<>(OwnLimit.class);

  LimitStats(TenantId tenant, Clock clock) {
    this.tenant = tenant;
    this.clock = clock;
    for (OwnLimit limit : OwnLimit.values()) {
      refused.put(limit, 0L);
      silences.put(limit, Pause.NONE);
    }
  }

  synchronized void refused(OwnLimit limit) {
    long count = refused.merge(limit, 1L, Long::sum);
    if (silences.get(limit).isOver(clock.instant())) {
      silences.put(limit, Pause.of(BETWEEN_LINES, clock.instant()));
      LOGGER.log(
          Level.WARNING,
          "tenant {0}: a limit of the portal keeps visitors from an answer: {1}, {2} so far",
          tenant,
          limit,
          Long.toString(count));
    }
  }

  synchronized Map<OwnLimit, Long> snapshot() {
    return Map.copyOf(refused);
  }
}
