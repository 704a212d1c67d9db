package org.runportal.transport;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.concurrent.Executor;

/** Takes the server's own threads; {@link Transport} bounds how many. */
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
