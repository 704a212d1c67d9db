package org.runportal.operations;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/**
 * A system property that is {@code true} while the portal is deployed. The commands that Payara
 * Micro runs after a deployment, even after a failed one, open the ports with its value.
 */
@Dependent
public class DeploymentMark {
  /** The name in {@code payara-config/post-deploy.asadmin}. */
  static final String DEPLOYED = "org.runportal.deployed";

  void set(
      @Observes @Priority(Integer.MAX_VALUE) @Initialized(ApplicationScoped.class) Object start) {
    System.setProperty(DEPLOYED, "true");
  }

  void clear(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
    System.clearProperty(DEPLOYED);
  }
}
