package org.runportal.run;

import java.time.Duration;
import java.util.Optional;
import org.runportal.tenant.Tenant;

/**
 * Permits to call the vendor. Every call of a tenant needs one, whatever it asks for. Whoever
 * grants them knows when a tenant may call, and learns from how calls end.
 */
public interface CallPermits {
  /** Asks to call now. Never waits. */
  Decision request(Tenant tenant, Question question);

  /** Granted or not. */
  sealed interface Decision {}

  /** One call may be made. Whoever makes it reports how it ended, whatever happens. */
  non-sealed interface Permit extends Decision {
    /** An answer came, whatever it says. */
    void answered();

    /**
     * The call brought nothing.
     *
     * @param retryAfter the pause the vendor asks for, if it does
     */
    void failed(Failure failure, Optional<Duration> retryAfter);
  }

  /**
   * No call may be made now.
   *
   * @param failure why: what the vendor did last, or {@link Failure#LIMITED} when our own budget is
   *     used up
   * @param retryAfter until asking again is worth it; more than zero
   */
  record Denied(Failure failure, Duration retryAfter) implements Decision {}
}
