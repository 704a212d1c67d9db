package org.runportal.run;

import java.time.Duration;
import java.util.Optional;
import org.runportal.tenant.Tenant;

/**
 * Grants permits for calls to the vendor. Every call of a tenant needs one. The implementation
 * decides when a tenant may call, and uses the outcomes of its calls.
 */
public interface CallPermits {
  /** Requests a permit for a call now. Never blocks. */
  Decision request(Tenant tenant, Question question);

  /** Granted or not. */
  sealed interface Decision {}

  /** A permit for one call. Its holder must report the outcome in any case. */
  non-sealed interface Permit extends Decision {
    /**
     * The response is large, so reading it takes much processor time. Asked before it is read; the
     * outcome is reported all the same.
     *
     * @param size how much there is to read, in values of JSON, beside what was told before
     * @return why it must not be read now, or empty
     */
    Optional<Denied> large(long size);

    /** The vendor answered, whatever the content. */
    void answered();

    /**
     * The call failed.
     *
     * @param retryAfter the vendor's {@code Retry-After}, if any
     */
    void failed(Failure failure, Optional<Duration> retryAfter);
  }

  /**
   * No call is allowed now.
   *
   * @param failure the reason: the vendor's last failure, or {@link Failure#LIMITED} if our own
   *     budget is used up
   * @param retryAfter until the next request can succeed; more than zero
   */
  record Denied(Failure failure, Duration retryAfter) implements Decision {}
}
