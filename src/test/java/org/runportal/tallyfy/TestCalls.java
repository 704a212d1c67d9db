package org.runportal.tallyfy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.runportal.cache.CallLimits;
import org.runportal.transport.Transport;

/**
 * The client of one test: its calls, the limits they obey, and a clock that the test moves. Meant
 * for tests that cause failures, so that nothing is logged.
 */
final class TestCalls implements BeforeEachCallback, AfterEachCallback {
  private final Logger log = Logger.getLogger("org.runportal");

  final MovingClock clock = new MovingClock();
  final ExecutorService threads = Executors.newCachedThreadPool();
  private final Transport transport = new Transport(threads);

  /** They make every pause as short as it can be: half of the whole. */
  final CallLimits limits = new CallLimits(clock, () -> 0);

  final TallyfyCalls calls =
      new TallyfyCalls(limits, TestTenants.tokens(clock), transport, threads, clock);

  @Override
  public void beforeEach(ExtensionContext context) {
    log.setLevel(Level.OFF);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    transport.close();
    threads.shutdownNow();
    log.setLevel(null);
  }
}
