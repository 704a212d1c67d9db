package org.runportal.tallyfy;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.runportal.run.Failure;

/**
 * The bytes of one tenant's answers that are in memory at once. Every call may bring a small
 * answer, as nearly all do; large ones are read and understood one after the other. So a vendor
 * that answers everything with as much as it may cannot fill the memory that all tenants share.
 */
final class ResponseMemory {
  /** As many bytes of each answer are taken without waiting for others. */
  static final int SMALL = 1024 * 1024;

  private final Semaphore large = new Semaphore(1);

  /** What one answer may take; to be closed when its bytes are no longer needed. */
  Lease share(Deadline deadline) {
    return new Lease(deadline);
  }

  /** The bytes of one answer. */
  final class Lease implements AutoCloseable {
    private final Deadline deadline;
    private boolean holdsLarge;

    private Lease(Deadline deadline) {
      this.deadline = deadline;
    }

    /**
     * Reads to the end or until there is more than allowed.
     *
     * @param most bytes to read
     * @throws CallFailed when other large answers leave no room until the deadline
     */
    byte[] read(InputStream in, int most) throws IOException, CallFailed {
      byte[] start = in.readNBytes(Math.min(SMALL, most));
      if (start.length < SMALL || most <= SMALL) {
        return start;
      }
      awaitRoom();
      byte[] rest = in.readNBytes(most - SMALL);
      byte[] all = Arrays.copyOf(start, start.length + rest.length);
      System.arraycopy(rest, 0, all, start.length, rest.length);
      return all;
    }

    private void awaitRoom() throws CallFailed {
      try {
        holdsLarge = large.tryAcquire(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (!holdsLarge) {
        throw CallFailed.of(Failure.TIMED_OUT, "too many large answers under way");
      }
    }

    @Override
    public void close() {
      if (holdsLarge) {
        large.release();
      }
    }
  }
}
