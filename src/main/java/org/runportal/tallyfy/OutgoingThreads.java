package org.runportal.tallyfy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.concurrent.Executor;

/** Takes the server's own threads for the calls; {@link TallyfyCalls} bounds how many. */
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
