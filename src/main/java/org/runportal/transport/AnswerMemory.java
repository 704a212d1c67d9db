package org.runportal.transport;

import java.util.HashMap;
import java.util.Map;

/**
 * Limits the bytes of response bodies in memory, over all callers together. A caller may hold at
 * most half of what is left for the others, so callers with very large responses cannot use up the
 * shared memory, and a response of normal size still fits.
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

  /** An eighth of the maximum heap, within fixed bounds. */
  static AnswerMemory ofThisMachine() {
    long eighth = Runtime.getRuntime().maxMemory() / 8;
    return new AnswerMemory(Math.max(MIN_BYTES, Math.min(MAX_BYTES, eighth)));
  }

  /** The memory of one response. Close it when its bytes are no longer needed. */
  final class Lease implements AutoCloseable {
    private final Caller caller;
    private long bytes;
    private boolean closed;

    private Lease(Caller caller) {
      this.caller = caller;
    }

    /** Reserves more bytes. Returns whether there was room. */
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
