package org.runportal.run;

import java.time.Duration;
import java.util.Optional;
import org.runportal.tenant.Tenant;

/**
 * The one way to the vendor: every call of a tenant passes it, whatever it asks for. It knows when
 * a tenant may call, and learns from how calls end.
 */
public interface Gate {
  /** Asks to call now. Never waits. */
  Entry enter(Tenant tenant);

  /** The gate's answer. */
  sealed interface Entry {}

  /** The call may be made, once. Whoever makes it says how it ended, whatever happens. */
  non-sealed interface Open extends Entry {
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
   * @param failure why: what the vendor did last, or {@link Failure#BUSY} when our own budget is
   *     used up
   * @param retryAfter until asking again is worth it; more than zero
   */
  record Closed(Failure failure, Duration retryAfter) implements Entry {}
}
