package org.runportal.transport;

import java.util.HashMap;
import java.util.Map;

/**
 * The bytes of answers that are in memory at once, over all callers together. The less is free, the
 * less one caller may hold: half of what is left for the others. So those who send as much as they
 * may cannot fill the memory that everybody shares, and a usual answer still finds room.
 */
final class AnswerMemory {
  private static final long MIN_BYTES = 48L * 1024 * 1024;
  private static final long MAX_BYTES = 256L * 1024 * 1024;

  private final long total;
  private final Map<Caller, Long> held = new HashMap<>();
  private long taken;

  AnswerMemory(long total) {
    this.total = total;
  }

  /** An eighth of what the machine gives us, within reason. */
  static AnswerMemory ofThisMachine() {
    long eighth = Runtime.getRuntime().maxMemory() / 8;
    return new AnswerMemory(Math.max(MIN_BYTES, Math.min(MAX_BYTES, eighth)));
  }

  /** What one answer takes; to be closed when its bytes are no longer needed. */
  final class Lease implements AutoCloseable {
    private final Caller caller;
    private long bytes;
    private boolean closed;

    private Lease(Caller caller) {
      this.caller = caller;
    }

    /** Takes so many bytes more, and says whether that was possible. */
    boolean take(int more) {
      synchronized (AnswerMemory.this) {
        long mine = held.getOrDefault(caller, 0L) + more;
        if (closed || mine > (total - taken - more) / 2) {
          return false;
        }
        taken += more;
        bytes += more;
        held.put(caller, mine);
        return true;
      }
    }

    @Override
    public void close() {
      synchronized (AnswerMemory.this) {
        closed = true;
        taken -= bytes;
        held.computeIfPresent(caller, (c, sum) -> sum == bytes ? null : sum - bytes);
        bytes = 0;
      }
    }
  }

  Lease lease(Caller caller) {
    return new Lease(caller);
  }

  synchronized long taken() {
    return taken;
  }
}
