package org.runportal.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.runportal.run.Gate;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/** The gates, one for each tenant: what one tenant's vendor does closes no other's. */
@ApplicationScoped
public class Gates implements Gate {
  private final Clock clock;
  private final RandomGenerator random;
  private final Map<TenantId, TenantGate> gates = new ConcurrentHashMap<>();

  /** For the CDI proxy. */
  protected Gates() {
    this(null, null);
  }

  @Inject
  Gates(Clock clock) {
    this(clock, new Random());
  }

  /**
   * @param clock tells when pauses are over
   * @param random spreads the pauses; asked from many threads
   */
  public Gates(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Entry enter(Tenant tenant) {
    return of(tenant).enter();
  }

  TenantGate of(Tenant tenant) {
    return gates.computeIfAbsent(tenant.id(), id -> new TenantGate(tenant, clock, random));
  }
}
