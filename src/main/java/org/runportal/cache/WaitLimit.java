package org.runportal.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.runportal.run.Failure;
import org.runportal.run.RunLookup;

/**
 * Where one tenant's visitors wait for the vendor. It has few seats, because each who waits holds a
 * thread of the server that other tenants' visitors need. While the vendor is well a crowd may
 * stand for a moment, as when a link has just been sent to a thousand people; otherwise who finds
 * no seat is answered at once.
 */
final class WaitLimit {
  /** As many may wait as long as it takes. */
  static final int SEATS = 64;

  /** A call may be this old before nobody stands for it any more. */
  static final Duration STANDING = Duration.ofSeconds(1);

  private final Semaphore seats = new Semaphore(SEATS);

  /**
   * Waits for the end of a flight.
   *
   * @param patience how long from a seat
   * @param calm whether the vendor is well
   * @return the answer, or nothing when there was no seat or no answer in time
   */
  Optional<RunLookup> await(InFlightFetch flight, Duration patience, boolean calm) {
    boolean seated = seats.tryAcquire();
    try {
      Duration standing = calm ? STANDING.minus(flight.age()) : Duration.ZERO;
      Duration limit = seated ? patience : standing;
      return Optional.of(flight.answer().get(limit.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new RunLookup.Failed(Failure.TIMED_OUT));
    } catch (ExecutionException e) {
      throw new IllegalStateException("a mistake of ours while asking for a run", e.getCause());
    } finally {
      if (seated) {
        seats.release();
      }
    }
  }

  /** Seats taken now. */
  int waiting() {
    return SEATS - seats.availablePermits();
  }
}
