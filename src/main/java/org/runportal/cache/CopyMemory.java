package org.runportal.cache;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The memory that the copies of all tenants take together. When it is full, copies leave where
 * there is most: a tenant that has no more than its equal part loses none to another.
 */
@ApplicationScoped
public class CopyMemory {
  private static final long MIN_BYTES = 32L * 1024 * 1024;
  private static final int PART_OF_HEAP = 8;

  private final long total;
  private final Set<Shelf> shelves = ConcurrentHashMap.newKeySet();

  /** A part of all copies, which can be made smaller. */
  interface Shelf {
    /** What its copies take. */
    long bytes();

    /** Drops the copies least asked for, until no more than that is taken. */
    void shrinkTo(long bytes);
  }

  /** An eighth of the heap. */
  public CopyMemory() {
    this(Math.max(MIN_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
  }

  /**
   * @param total bytes
   */
  CopyMemory(long total) {
    this.total = total;
  }

  long total() {
    return total;
  }

  void add(Shelf shelf) {
    shelves.add(shelf);
  }

  /** To be called when copies have become more. */
  synchronized void makeRoom() {
    long excess = taken() - total;
    while (excess > 0) {
      Shelf largest = shelves.stream().max(Comparator.comparingLong(Shelf::bytes)).orElseThrow();
      long before = largest.bytes();
      largest.shrinkTo(Math.max(before - excess, total / shelves.size()));
      long freed = before - largest.bytes();
      if (freed <= 0) {
        return; // it is being filled at the same time: whoever does will be here next
      }
      excess -= freed;
    }
  }

  private long taken() {
    return shelves.stream().mapToLong(Shelf::bytes).sum();
  }
}
