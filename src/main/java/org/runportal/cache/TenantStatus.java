package org.runportal.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runportal.run.Failure;
import org.runportal.tenant.TenantId;

/**
 * How one tenant fares, in numbers, for those who run the portal. Names no run, no person and no
 * secret.
 *
 * @param tenant whose
 * @param calls what was asked of the vendor since the start
 * @param now whether the vendor may be asked now
 * @param copies what is held
 * @param coalesced visitors since the start who were answered by somebody else's call
 * @param waiting threads that wait for the vendor now
 * @param limited visitors since the start whom a limit of ours kept from an answer
 */
public record TenantStatus(
    TenantId tenant,
    Calls calls,
    CallStatus now,
    CacheStats copies,
    long coalesced,
    int waiting,
    Map<OwnLimit, Long> limited) {
  /** The map is copied. */
  public TenantStatus {
    limited = Map.copyOf(limited);
  }

  /**
   * Calls to the vendor, those for the people directory included.
   *
   * @param answered brought what was asked for
   * @param failed how many ended otherwise, for each failure
   * @param bounds upper bounds of the buckets of time, ascending
   * @param times how many calls took no longer than the bound at that place and longer than the one
   *     before; one more at the end for longer ones
   * @param total the time of all calls together
   * @param token whether our token opens the vendor's door
   * @param lastFailure the last call that brought nothing; a missing run is not one
   */
  public record Calls(
      long answered,
      Map<Failure, Long> failed,
      List<Duration> bounds,
      List<Long> times,
      Duration total,
      Token token,
      Optional<FailedCall> lastFailure) {
    /** What the vendor's answers so far say of our token. */
    public enum Token {
      /** There was no answer that says anything of it. */
      UNTRIED,
      /** The last answer that says anything let us in. */
      ACCEPTED,
      /** The last answer that says anything refused us. */
      REFUSED
    }

    /** The lists and the map are copied. */
    public Calls {
      failed = Map.copyOf(failed);
      bounds = List.copyOf(bounds);
      times = List.copyOf(times);
    }

    /**
     * A bound of time that so many calls kept.
     *
     * @param share of all calls, above 0 and at most 1
     * @return empty when the last bound was not kept by as many
     */
    public Optional<Duration> keptBy(double share) {
      long wanted = (long) Math.ceil(share * made());
      long counted = 0;
      for (int i = 0; i < bounds.size(); i++) {
        counted += times.get(i);
        if (counted >= wanted) {
          return Optional.of(bounds.get(i));
        }
      }
      return Optional.empty();
    }

    /** How many were made and ended. */
    public long made() {
      return times.stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * A call that brought nothing.
   *
   * @param failure why
   * @param at when it ended
   */
  public record FailedCall(Failure failure, Instant at) {}

  /**
   * The way to the vendor.
   *
   * @param budget calls allowed in a minute
   * @param used calls made in the last minute
   * @param breaker whether calls pass, or only now and then a probe
   * @param failures different questions that have begun to fail since the last answer
   * @param closed why no call may be made at this moment; empty when one may
   * @param retryAfter until a call may be made; zero when one may
   */
  public record CallStatus(
      int budget,
      int used,
      Breaker breaker,
      int failures,
      Optional<Failure> closed,
      Duration retryAfter) {
    /** The state of the circuit breaker. */
    public enum Breaker {
      /** Calls pass. */
      CLOSED,
      /** No call passes. */
      OPEN,
      /** The next call passes, as a probe. */
      HALF_OPEN
    }
  }

  /**
   * The copies held.
   *
   * @param runs how many
   * @param oldest the age of the oldest; empty when there is none
   * @param newest the age of the youngest; empty when there is none
   */
  public record CacheStats(int runs, Optional<Duration> oldest, Optional<Duration> newest) {}
}
