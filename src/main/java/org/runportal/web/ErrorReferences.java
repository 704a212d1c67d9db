package org.runportal.web;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;
import org.runportal.tenant.Tenant;

/**
 * Gives an error page a short reference and logs it with the status, the reason and the tenant, so
 * that an operator finds what a visitor reports. The log is bounded: a page beyond {@link
 * #MAX_A_MINUTE} has no reference, so every reference that is shown is in the log.
 */
@ApplicationScoped
public class ErrorReferences {
  /** References in any sixty seconds, over all tenants. */
  static final int MAX_A_MINUTE = 60;

  private static final Logger LOGGER = System.getLogger(ErrorReferences.class.getName());
  private static final int LENGTH = 8;

  /** Without letters that look like digits, and without vowels that make words. */
  private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789";

  private final SecureRandom random = new SecureRandom();
  private final SlidingMinute lines;

  /** By the time that has passed, whatever the clock says. */
  public ErrorReferences() {
    this(Ticker.systemTicker());
  }

  ErrorReferences(Ticker ticker) {
    lines = new SlidingMinute(MAX_A_MINUTE, ticker);
  }

  /**
   * Logs an error page.
   *
   * @param reason the key of its words
   * @param tenant the tenant the visitor may see, if any
   * @return the reference, or empty when the log has enough lines for this minute
   */
  Optional<String> log(int status, String reason, Optional<Tenant> tenant) {
    if (!lines.take().isZero()) {
      return Optional.empty();
    }
    String reference =
        random
            .ints(LENGTH, 0, LETTERS.length())
            .mapToObj(i -> LETTERS.substring(i, i + 1))
            .collect(Collectors.joining());
    LOGGER.log(
        Level.INFO,
        "error {0}: {1} {2}{3}",
        reference,
        String.valueOf(status),
        reason,
        tenant.map(known -> ", tenant " + known.id()).orElse(""));
    return Optional.of(reference);
  }
}
