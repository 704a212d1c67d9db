package org.runportal.operations;

import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.runportal.cache.CachedRuns;
import org.runportal.cache.TenantStatus;
import org.runportal.tenant.Tenant;

/**
 * How one tenant fares, as data. Always up: a vendor that is down is no reason to send visitors
 * elsewhere, for it is down there too.
 */
final class TenantCheck implements HealthCheck {
  private final Tenant tenant;
  private final CachedRuns cache;

  TenantCheck(Tenant tenant, CachedRuns cache) {
    this.tenant = tenant;
    this.cache = cache;
  }

  /**
   * The check of a tenant. Looks the copies up here, in a class of the application: what the
   * container hands to an extension sees the beans of extensions only, and whoever stands in the
   * archive of the extensions too is nobody to the container.
   */
  static TenantCheck of(Tenant tenant) {
    return new TenantCheck(tenant, CDI.current().select(CachedRuns.class).get());
  }

  @Override
  public HealthCheckResponse call() {
    TenantStatus status = cache.status(tenant);
    TenantStatus.CallStatus gate = status.now();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("tenant " + tenant.id())
            .up()
            .withData("token", name(status.calls().token()))
            .withData("calls", status.calls().made())
            .withData("breaker", name(gate.breaker()))
            .withData("failuresInARow", gate.failures())
            .withData("pauseSeconds", seconds(gate.retryAfter()))
            .withData("budgetUsed", gate.used())
            .withData("budgetAllowed", gate.budget())
            .withData("copies", status.copies().runs());
    status.copies().oldest().ifPresent(age -> response.withData("oldestSeconds", seconds(age)));
    status.copies().newest().ifPresent(age -> response.withData("newestSeconds", seconds(age)));
    status
        .calls()
        .lastFailure()
        .ifPresent(
            last ->
                response
                    .withData("lastFailure", name(last.failure()))
                    .withData("lastFailureAt", last.at().toString()));
    return response.build();
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Rounded up: a pause of 0 is none. */
  private static long seconds(Duration duration) {
    return duration.plusSeconds(1).minusNanos(1).toSeconds();
  }
}
