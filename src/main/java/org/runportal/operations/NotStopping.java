package org.runportal.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.runportal.web.Shutdown;

/** Readiness: down once a shutdown starts, so that load balancers notice before the ports close. */
@Readiness
@ApplicationScoped
public class NotStopping implements HealthCheck {
  private final Shutdown shutdown;

  @Inject
  NotStopping(Shutdown shutdown) {
    this.shutdown = shutdown;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("running").status(!shutdown.isStarted()).build();
  }
}
