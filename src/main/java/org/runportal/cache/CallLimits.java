package org.runportal.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.runportal.run.CallPermits;
import org.runportal.run.Question;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/** The call limits of all tenants, each independent of the others. */
@ApplicationScoped
public class CallLimits implements CallPermits {
  private final Clock clock;
  private final RandomGenerator random;
  private final ThreadLimit waiting = new ThreadLimit();
  private final Map<TenantId, TenantCallLimits> gates = new ConcurrentHashMap<>();

  @Inject
  CallLimits(Clock clock) {
    this(clock, new Random());
  }

  /**
   * @param clock for the end of pauses
   * @param random for the jitter of pauses; must be thread-safe
   */
  public CallLimits(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Decision request(Tenant tenant, Question question) {
    return of(tenant).request(question);
  }

  TenantCallLimits of(Tenant tenant) {
    return gates.computeIfAbsent(
        tenant.id(), id -> new TenantCallLimits(tenant, waiting.ofTenant(), clock, random));
  }
}
