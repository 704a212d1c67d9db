package org.runportal.cache;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The memory that the copies of all tenants take together. Most copies wait to be asked for, and
 * are packed; what is asked for now is kept as it is read, too.
 */
@ApplicationScoped
public class CopyMemory {
  private static final long MIN_BYTES = 32L * 1024 * 1024;
  private static final int PACKED_PART_OF_HEAP = 5;
  private static final int READ_PART_OF_HEAP = 8;

  private final SharedMemory packed;
  private final SharedMemory read;

  /** A fifth of the heap for packed copies, and an eighth for what is read of them. */
  public CopyMemory() {
    this(part(PACKED_PART_OF_HEAP), part(READ_PART_OF_HEAP));
  }

  /**
   * @param packed bytes for packed copies
   * @param read bytes for what is read of them
   */
  CopyMemory(long packed, long read) {
    this.packed = new SharedMemory(packed);
    this.read = new SharedMemory(read);
  }

  private static long part(int ofHeap) {
    return Math.max(MIN_BYTES, Runtime.getRuntime().maxMemory() / ofHeap);
  }

  SharedMemory packed() {
    return packed;
  }

  SharedMemory read() {
    return read;
  }
}
