package org.runportal.tenant;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens of tenants as they are configured now, not as they were at the start: one that is
 * replaced where the server reads it anew, as in a secrets directory, counts for the next call
 * after {@link #MAX_AGE} at the latest, and for the very next call once the old one was refused.
 */
public final class Tokens {
  /** How long a token is used before the configuration is asked again. */
  static final Duration MAX_AGE = Duration.ofSeconds(30);

  private static final Logger LOGGER = System.getLogger(Tokens.class.getName());

  private final Settings settings;
  private final Clock clock;
  private final Map<TenantId, Current> tokens = new ConcurrentHashMap<>();

  /**
   * A token in use.
   *
   * @param readAt when the configuration was asked last; empty when it must be asked again
   * @param problems why that brought nothing to use
   */
  private record Current(AccessToken token, Optional<Instant> readAt, List<Problem> problems) {
    boolean isDue(Instant now) {
      return readAt
          // a clock set back would make it young for as long
          .filter(read -> !read.isAfter(now) && read.plus(MAX_AGE).isAfter(now))
          .isEmpty();
    }
  }

  /**
   * @param settings asked again and again
   * @param clock gives the time
   */
  public Tokens(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The token for a call that is made now. */
  public AccessToken of(Tenant tenant) {
    return tokens
        .compute(
            tenant.id(),
            (id, known) -> {
              Current current =
                  known == null ? new Current(tenant.token(), Optional.empty(), List.of()) : known;
              return current.isDue(clock.instant()) ? read(tenant, current) : current;
            })
        .token();
  }

  /** The vendor refused the tenant's token: the next call asks the configuration again. */
  public void refused(Tenant tenant) {
    tokens.computeIfPresent(
        tenant.id(), (id, known) -> new Current(known.token(), Optional.empty(), known.problems()));
  }

  /** A token that cannot be used never takes the place of one that can. */
  private Current read(Tenant tenant, Current last) {
    KeyReader keys = KeyReader.of(tenant.id(), settings);
    AccessToken configured = keys.get(Key.TOKEN);
    List<Problem> problems = keys.problems();
    if (!problems.isEmpty()) {
      if (!problems.equals(last.problems())) {
        LOGGER.log(
            Level.WARNING, "{0}; the token read before stays in use", new Problems(problems));
      }
    } else if (!configured.equals(last.token())) {
      LOGGER.log(
          Level.INFO, "{0} was replaced: the new token is used from now on", tenant.tokenKey());
    }
    return new Current(
        problems.isEmpty() ? configured : last.token(), Optional.of(clock.instant()), problems);
  }
}
