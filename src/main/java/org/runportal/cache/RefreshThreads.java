package org.runportal.cache;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.concurrent.Executor;

/** Takes the server's own threads for renewing; {@link TenantRuns} bounds how many. */
@Dependent
class RefreshThreads {
  @Resource private ManagedExecutorService server;

  @Produces
  @Dependent
  @Refreshing
  Executor threads() {
    return server;
  }
}
