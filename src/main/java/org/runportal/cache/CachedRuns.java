package org.runportal.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.RunSource;
import org.runportal.run.Runs;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/**
 * Runs, asked for no more often than needed. An answer younger than the tenant's {@code fresh-for}
 * needs no call; for one more such time it is still shown at once, while one call behind the page
 * fetches a newer one; visitors who have to wait at the same time share a call. After a failure
 * that passes, the last good copy is shown up to the age of {@code copy-max-age}.
 */
@ApplicationScoped
public class CachedRuns implements Runs {
  private final RunSource source;
  private final CallLimits gates;
  private final Clock clock;
  private final Executor threads;

  /** All there is of a tenant hangs on its own object: no copy can be found without a tenant. */
  private final Map<TenantId, TenantRuns> tenants = new ConcurrentHashMap<>();

  /** For the CDI proxy. */
  protected CachedRuns() {
    this(null, null, null, null);
  }

  /**
   * @param source asked when no copy is fresh
   * @param gates say when that makes sense
   * @param clock tells how old copies are
   * @param threads the source is asked on
   */
  @Inject
  public CachedRuns(RunSource source, CallLimits gates, Clock clock, @Refreshing Executor threads) {
    this.source = source;
    this.gates = gates;
    this.clock = clock;
    this.threads = threads;
  }

  @Override
  public RunLookup find(Tenant tenant, RunId id) {
    return of(tenant).find(id);
  }

  @Override
  public Optional<RunId> numbered(Tenant tenant, String number) {
    return of(tenant).numbered(number);
  }

  /** How a tenant fares. Asks nobody. */
  public TenantStatus condition(Tenant tenant) {
    return of(tenant).condition();
  }

  private TenantRuns of(Tenant tenant) {
    return tenants.computeIfAbsent(
        tenant.id(), id -> new TenantRuns(tenant, source, gates.of(tenant), clock, threads));
  }
}
