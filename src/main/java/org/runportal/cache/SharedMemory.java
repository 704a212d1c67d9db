package org.runportal.cache;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.runportal.tenant.TenantId;

/**
 * Memory that all tenants share. When it is full, what is in it leaves where there is most: a
 * tenant that has no more than its equal part loses nothing to another.
 */
final class SharedMemory {
  private final long total;
  private final Set<Shelf> shelves = ConcurrentHashMap.newKeySet();

  /** A part of it, which can be made smaller. */
  interface Shelf {
    /** Whose it is. */
    TenantId tenant();

    /** What it takes, in bytes. */
    long bytes();

    /** Drops what was least asked for, until no more than that is taken. */
    void shrinkTo(long bytes);
  }

  /**
   * @param total bytes
   */
  SharedMemory(long total) {
    this.total = total;
  }

  long total() {
    return total;
  }

  void add(Shelf shelf) {
    shelves.add(shelf);
  }

  /** To be called when there has become more in it. */
  synchronized void makeRoom() {
    long excess = taken() - total;
    while (excess > 0) {
      Map<TenantId, Long> tenants =
          shelves.stream()
              .collect(Collectors.groupingBy(Shelf::tenant, Collectors.summingLong(Shelf::bytes)));
      Map.Entry<TenantId, Long> most =
          tenants.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
      Shelf largest =
          shelves.stream()
              .filter(shelf -> shelf.tenant().equals(most.getKey()))
              .max(Comparator.comparingLong(Shelf::bytes))
              .orElseThrow();
      long before = largest.bytes();
      long spare = Math.min(excess, most.getValue() - total / tenants.size());
      largest.shrinkTo(Math.max(before - spare, 0));
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
