package org.runportal.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runportal.tenant.TenantId;

/** Counts what becomes of pages, by tenant. */
final class PageCounts {
  private final Map<Optional<TenantId>, OfTenant> tenants = new ConcurrentHashMap<>();

  OfTenant of(Optional<TenantId> tenant) {
    return tenants.computeIfAbsent(tenant, unused -> new OfTenant());
  }

  /** Of one tenant, or of all pages without one. */
  static final class OfTenant {
    private final LongAdder drawn = new LongAdder();
    private final LongAdder sentKept = new LongAdder();
    private final LongAdder followed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Map<CacheOutcome, LongAdder> outcomes =
        Stream.of(CacheOutcome.values())
            .collect(Collectors.toUnmodifiableMap(outcome -> outcome, outcome -> new LongAdder()));

    void drawn() {
      drawn.increment();
    }

    void sentKept() {
      sentKept.increment();
    }

    void followed() {
      followed.increment();
    }

    void refused() {
      refused.increment();
    }

    void answered(CacheOutcome outcome) {
      outcomes.get(outcome).increment();
    }

    PageStats stats(long bytes, int suspended) {
      return new PageStats(
          drawn.sum(),
          sentKept.sum(),
          followed.sum(),
          refused.sum(),
          suspended,
          bytes,
          outcomes.entrySet().stream()
              .collect(
                  Collectors.toUnmodifiableMap(
                      Map.Entry::getKey, entry -> entry.getValue().sum())));
    }
  }
}
