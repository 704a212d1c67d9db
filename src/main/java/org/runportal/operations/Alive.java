package org.runportal.operations;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Liveness: down only on a deadlock of threads, which only a restart can end. */
@Liveness
@ApplicationScoped
public class Alive implements HealthCheck {
  /** For the container. */
  public Alive() {}

  @Override
  public HealthCheckResponse call() {
    long[] deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    int threads = deadlocked == null ? 0 : deadlocked.length;
    return HealthCheckResponse.named("portal")
        .status(threads == 0)
        .withData("deadlockedThreads", threads)
        .build();
  }
}
