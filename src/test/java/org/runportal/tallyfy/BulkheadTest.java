package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.tallyfy.TallyfyStub.json;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runportal.cache.CallLimits;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.RunSource;
import org.runportal.tenant.Tenant;
import org.runportal.transport.Transport;

/** The vendors of some tenants hang; another's visitors notice nothing. */
@Timeout(120)
class BulkheadTest {
  private static final String RUNS = "organizations/" + TestTenants.ORGANIZATION + "/runs/";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int HUNG_TENANTS = 10;

  @RegisterExtension final TallyfyStub well = new TallyfyStub();
  @RegisterExtension final TallyfyStub ill = new TallyfyStub();

  private final Logger log = Logger.getLogger("org.runportal");
  private final ThreadPoolExecutor threads = (ThreadPoolExecutor) Executors.newCachedThreadPool();
  private final Transport transport = new Transport(threads);
  private final Clock clock = Clock.systemUTC();
  private final CallLimits limits = new CallLimits(clock, new Random(7));
  private final RunSource runs =
      new TallyfyRuns(
          new TallyfyCalls(limits, TestTenants.tokens(clock), transport, threads, clock), clock);
  private final AtomicInteger next = new AtomicInteger();

  @BeforeEach
  void quiet() {
    log.setLevel(Level.OFF);
  }

  @AfterEach
  void close() {
    transport.close();
    threads.shutdownNow();
    log.setLevel(null);
  }

  /** 32 questions are under way for each, 16 of them calls; the others wait for a place. */
  @Test
  void tenHangingVendorsHoldNoThreadAndABoundedNumberOfCalls() {
    CountDownLatch gate = new CountDownLatch(1);
    List<CompletableFuture<RunLookup>> waiting = hang(gate);

    assertThat(waiting).hasSize(HUNG_TENANTS * 32).noneMatch(CompletableFuture::isDone);
    assertThat(ill.asked()).hasSize(HUNG_TENANTS * Transport.AT_ONCE_FOR_ONE);
    Awaitility.await().atMost(MINUTE).until(() -> threads.getActiveCount() == 0);

    gate.countDown();
    waiting.forEach(answer -> assertThat(answer.join()).isInstanceOf(RunLookup.Found.class));
    assertThat(ill.asked()).hasSize(HUNG_TENANTS * 32);
  }

  /** Counted, not timed: all of them are answered while not one of the others is. */
  @Test
  void everyVisitorOfAnotherTenantIsServedMeanwhile() {
    CountDownLatch gate = new CountDownLatch(1);
    List<CompletableFuture<RunLookup>> waiting = hang(gate);
    Tenant fine = tenant("fine", well);

    for (int i = 0; i < 250; i++) {
      assertThat(fetch(fine, run(well, json("{\"data\":{\"id\":\"r\"}}"))).join())
          .isInstanceOf(RunLookup.Found.class);
    }

    assertThat(well.asked()).hasSize(250);
    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    gate.countDown();
  }

  /** Asks each of the tenants for as many runs as may be asked for at once. */
  private List<CompletableFuture<RunLookup>> hang(CountDownLatch gate) {
    List<CompletableFuture<RunLookup>> waiting = new ArrayList<>();
    for (int i = 0; i < HUNG_TENANTS; i++) {
      Tenant hung = tenant("hung" + i, ill);
      for (int visitor = 0; visitor < 32; visitor++) {
        RunId id = run(ill, TallyfyStub.after(gate, json("{\"data\":{\"id\":\"r\"}}")));
        waiting.add(fetch(hung, id));
      }
    }
    int calls = HUNG_TENANTS * Transport.AT_ONCE_FOR_ONE;
    Awaitility.await().atMost(MINUTE).until(() -> ill.asked().size() == calls);
    return waiting;
  }

  /** A run nobody has asked for yet. */
  private RunId run(TallyfyStub vendor, TallyfyStub.Script script) {
    RunId id = new RunId("run" + next.incrementAndGet());
    vendor.answers(RUNS + id, script);
    return id;
  }

  private static Tenant tenant(String name, TallyfyStub vendor) {
    return TestTenants.tenant(
        name,
        vendor.url(),
        new Tenant.Limits(MINUTE, MINUTE, Duration.ofSeconds(15), Duration.ofHours(1), 100_000));
  }

  private CompletableFuture<RunLookup> fetch(Tenant tenant, RunId id) {
    return runs.fetch(tenant, id).toCompletableFuture();
  }
}
