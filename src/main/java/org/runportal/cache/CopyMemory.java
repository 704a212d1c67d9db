package org.runportal.cache;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.runportal.tenant.TenantId;

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
    /** The tenant whose copies these are. */
    TenantId tenant();

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
