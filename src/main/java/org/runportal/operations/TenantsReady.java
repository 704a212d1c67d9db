package org.runportal.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.runportal.tenant.Configuration;
import org.runportal.tenant.Problem;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;

/** Ready as long as one tenant is on; names the tenants and the keys that keep others off. */
@Readiness
@ApplicationScoped
public class TenantsReady implements HealthCheck {
  private final Configuration configuration;

  /** For the CDI proxy. */
  protected TenantsReady() {
    this(null);
  }

  @Inject
  TenantsReady(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public HealthCheckResponse call() {
    Tenants tenants = configuration.tenants();
    List<TenantId> on = tenants.all().stream().map(Tenant::id).toList();
    List<TenantId> off = tenants.listed().stream().filter(id -> !on.contains(id)).toList();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("tenants").status(!on.isEmpty());
    response.withData("on", joined(on)).withData("off", joined(off));
    List<Problem> problems = configuration.problems();
    if (!problems.isEmpty()) {
      response.withData(
          "keysToMend", joined(problems.stream().map(Problem::key).distinct().toList()));
    }
    return response.build();
  }

  private static String joined(List<?> things) {
    return things.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
