package org.runportal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Policy;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/** A cache of one tenant, bounded by weight, as a part of a memory that all share. */
final class TenantShelf implements SharedMemory.Shelf {
  private final TenantId tenant;
  private final Policy.Eviction<?, ?> eviction;
  private final long max;

  private TenantShelf(Tenant tenant, Policy.Eviction<?, ?> eviction) {
    this.tenant = tenant.id();
    this.eviction = eviction;
    this.max = eviction.getMaximum();
  }

  /** Makes a cache a part of that memory. */
  static TenantShelf of(Tenant tenant, Cache<?, ?> cache, SharedMemory memory) {
    TenantShelf shelf = new TenantShelf(tenant, cache.policy().eviction().orElseThrow());
    memory.add(shelf);
    return shelf;
  }

  @Override
  public TenantId tenant() {
    return tenant;
  }

  @Override
  public long bytes() {
    return eviction.weightedSize().orElse(0);
  }

  @Override
  public void shrinkTo(long bytes) {
    eviction.setMaximum(bytes);
    eviction.setMaximum(max);
  }
}
