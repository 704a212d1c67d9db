package org.runportal.operations;

import jakarta.enterprise.inject.spi.CDI;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.runportal.cache.CachedRuns;
import org.runportal.cache.TenantStatus;
import org.runportal.tenant.Tenant;
import org.runportal.web.Seconds;

/**
 * The status of one tenant as data of {@code /health/ready}. Always up: if the vendor is down, it
 * is down for the other nodes too.
 */
final class TenantCheck implements HealthCheck {
  private final Tenant tenant;
  private final CachedRuns cache;

  TenantCheck(Tenant tenant, CachedRuns cache) {
    this.tenant = tenant;
    this.cache = cache;
  }

  /**
   * The check of a tenant. The cache is looked up here, in a class of the application: the bean
   * manager of an extension sees only beans of extensions, and a class that is visible to the
   * extension is not a bean.
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
            .withData("token", name(status.token().state()))
            .withData("calls", status.calls().made())
            .withData("breaker", name(gate.breaker()))
            .withData("failuresInARow", gate.failures())
            .withData("pauseSeconds", Seconds.roundedUp(gate.retryAfter()))
            .withData("budgetUsed", gate.used())
            .withData("budgetAllowed", gate.budget())
            .withData("copies", status.copies().runs());
    status
        .token()
        .refusedSince()
        .ifPresent(since -> response.withData("tokenRefusedSince", since.toString()));
    status
        .copies()
        .oldest()
        .ifPresent(age -> response.withData("oldestSeconds", Seconds.roundedUp(age)));
    status
        .copies()
        .newest()
        .ifPresent(age -> response.withData("newestSeconds", Seconds.roundedUp(age)));
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
}
