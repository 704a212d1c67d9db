package org.runportal.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.runportal.tenant.Problems;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;

/** Readiness: up while at least one tenant is on. Lists the tenants and the invalid settings. */
@Readiness
@ApplicationScoped
public class TenantsReady implements HealthCheck {
  private final Tenants tenants;
  private final Problems problems;

  @Inject
  TenantsReady(Tenants tenants, Problems problems) {
    this.tenants = tenants;
    this.problems = problems;
  }

  @Override
  public HealthCheckResponse call() {
    List<TenantId> on = tenants.all().stream().map(Tenant::id).toList();
    List<TenantId> off = tenants.listed().stream().filter(id -> !on.contains(id)).toList();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("tenants").status(!on.isEmpty());
    response.withData("on", joined(on)).withData("off", joined(off));
    if (!problems.all().isEmpty()) {
      response.withData("keysToMend", joined(problems.keys()));
    }
    return response.build();
  }

  private static String joined(List<?> things) {
    return things.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
