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
 * Ends the portal in steps while Payara Micro waits ({@code --shutdowngrace}, in ms): at once it is
 * not ready, after half of that time it refuses pages, and a moment before the server takes it down
 * the ports close, so that no request finds a server without a portal. Without a grace there is no
 * time for steps.
 */
@ApplicationScoped
public class GracefulStop {
  private static final Logger LOGGER = System.getLogger(GracefulStop.class.getName());

  /** Where Payara keeps the time it waits before it takes applications down. */
  private static final String GRACE = "fish.payara.shutdowngrace";

  /** What closing the ports takes. */
  private static final Duration CLOSING = Duration.ofMillis(700);

  private final Shutdown shutdown;
  private final Thread steps = new Thread(this::stop, "portal-stop");

  @Inject
  GracefulStop(Shutdown shutdown) {
    this.shutdown = shutdown;
  }

  void watch(@Observes @Initialized(ApplicationScoped.class) Object start) {
    Runtime.getRuntime().addShutdownHook(steps);
  }

  /** The portal goes and the server stays. */
  @PreDestroy
  void leave() {
    try {
      Runtime.getRuntime().removeShutdownHook(steps);
    } catch (IllegalStateException e) {
      LOGGER.log(Level.DEBUG, "the server ends", e);
    }
  }

  private void stop() {
    shutdown.start();
    Duration grace = Duration.ofMillis(Long.getLong(GRACE, 0));
    if (grace.compareTo(CLOSING.multipliedBy(2)) < 0) {
      return;
    }
    try {
      Duration half = grace.dividedBy(2);
      Thread.sleep(half.toMillis());
      shutdown.rejectPages();
      Thread.sleep(grace.minus(half).minus(CLOSING).toMillis());
      Listeners.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
