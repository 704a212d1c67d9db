package org.runportal.transport;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.concurrent.Executor;

/** Uses the server's managed threads; {@link Transport} limits their number. */
@Dependent
class OutgoingThreads {
  @Resource private ManagedExecutorService server;

  @Produces
  @Dependent
  @Outgoing
  Executor threads() {
    return server;
  }
}
