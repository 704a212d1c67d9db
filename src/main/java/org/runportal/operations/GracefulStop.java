package org.runportal.operations;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.runportal.web.Shutdown;

/**
 * Shuts the portal down in steps during Payara Micro's grace period ({@code --shutdowngrace}, in
 * ms): at once it reports that it is not ready; after half of the period it rejects pages; shortly
 * before the server undeploys it the ports close, so that no request reaches a server without the
 * portal. Without a grace period there are no steps.
 */
@ApplicationScoped
public class GracefulStop {
  private static final Logger LOGGER = System.getLogger(GracefulStop.class.getName());

  /** The system property with Payara's grace period in ms. */
  private static final String GRACE = "fish.payara.shutdowngrace";

  /** The time that closing the ports takes. */
  private static final Duration CLOSE_TIME = Duration.ofMillis(700);

  private final Shutdown shutdown;
  private final Thread thread = new Thread(this::stop, "portal-stop");

  @Inject
  GracefulStop(Shutdown shutdown) {
    this.shutdown = shutdown;
  }

  void watch(@Observes @Initialized(ApplicationScoped.class) Object start) {
    Runtime.getRuntime().addShutdownHook(thread);
  }

  /** The portal is undeployed while the server keeps running. */
  @PreDestroy
  void leave() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      LOGGER.log(Level.DEBUG, "the server ends", e);
    }
  }

  private void stop() {
    shutdown.start();
    Duration grace = Duration.ofMillis(Long.getLong(GRACE, 0));
    if (grace.compareTo(CLOSE_TIME.multipliedBy(2)) < 0) {
      return;
    }
    try {
      Duration half = grace.dividedBy(2);
      Thread.sleep(half.toMillis());
      shutdown.rejectPages();
      Thread.sleep(grace.minus(half).minus(CLOSE_TIME).toMillis());
      Listeners.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
