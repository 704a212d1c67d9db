package org.runportal.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.runportal.tenant.TenantId;

/**
 * How many visitors may be suspended. Each takes no thread but memory, so there is a limit for all
 * tenants together; a tenant never has more of it than is left free for others.
 */
final class Suspensions {
  /** About 20 KB each. */
  static final int MAX = 12_000;

  private final Map<Optional<TenantId>, Integer> numbers = new HashMap<>();
  private int all;

  /** Takes a place; false when there is none. */
  synchronized boolean enter(Optional<TenantId> tenant) {
    int mine = number(tenant);
    if (mine >= MAX - all) {
      return false;
    }
    all++;
    numbers.put(tenant, mine + 1);
    return true;
  }

  synchronized void leave(Optional<TenantId> tenant) {
    all--;
    numbers.compute(tenant, (id, number) -> number == 1 ? null : number - 1);
  }

  synchronized int number(Optional<TenantId> tenant) {
    return numbers.getOrDefault(tenant, 0);
  }
}
