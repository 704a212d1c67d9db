package org.runportal.tallyfy;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.tallyfy.TallyfyStub.answer;
import static org.runportal.tallyfy.TallyfyStub.json;
import static org.runportal.tallyfy.TallyfyStub.status;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runportal.cache.CachedPeople;
import org.runportal.cache.CachedRuns;
import org.runportal.cache.CopyMemory;
import org.runportal.cache.OwnLimit;
import org.runportal.cache.TenantStatus;
import org.runportal.run.Failure;
import org.runportal.run.PeopleSource;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.RunSource;
import org.runportal.tenant.Tenant;

/** How many calls really reach the vendor, counted there: copies, gate and client together. */
@Timeout(120)
class CallCountsTest {
  private static final String RUNS = "organizations/" + TestTenants.ORGANIZATION + "/runs/";
  private static final TallyfyStub.Script A_RUN = json("{\"data\":{\"id\":\"r\"}}");

  private static final String WAIT_UNTIL_A_DATE =
      "HTTP/1.1 429 Too Many Requests\r\nDate: Fri, 13 Mar 2026 10:00:00 GMT\r\n"
          + "Retry-After: Fri, 13 Mar 2026 10:00:30 GMT\r\nContent-Length: 0\r\n"
          + "Connection: close\r\n\r\n";

  private static final String A_RUN_AS_SENT =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 19\r\n"
          + "Connection: close\r\n\r\n{\"data\":{\"id\":\"r\"}}";

  /** Of all that may be read of runs in a minute, the largest answer takes a twentieth. */
  private static final int LARGE_ANSWERS = 20;

  @RegisterExtension final TallyfyStub vendor = new TallyfyStub();
  @RegisterExtension final TestCalls client = new TestCalls();

  private final MovingClock clock = client.clock;

  /** renews before it answers, so that what a test sees does not hang on a race */
  private final CachedRuns runs =
      new CachedRuns(
          new CopyMemory(),
          () -> "",
          waiting(new TallyfyRuns(client.calls, clock)),
          client.limits,
          clock);

  private final CachedRuns parallel =
      new CachedRuns(
          new CopyMemory(), () -> "", new TallyfyRuns(client.calls, clock), client.limits, clock);
  private Tenant acme;

  @BeforeEach
  void open() {
    acme = TestTenants.tenant("acme", vendor.url());
  }

  @Test
  void aThousandQuestionsForOneRunAreOneCall() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch here = new CountDownLatch(1_000);
    answers("one", TallyfyStub.after(gate, A_RUN));
    List<Future<RunLookup>> answers = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      answers.add(
          client.threads.submit(
              () -> {
                here.countDown();
                return find(parallel, acme, new RunId("one"));
              }));
    }
    here.await();
    gate.countDown();
    for (Future<RunLookup> answer : answers) {
      answer.get();
    }

    assertThat(find(parallel, acme, new RunId("one"))).isInstanceOf(RunLookup.Found.class);
    assertThat(vendor.asked()).hasSize(1);
  }

  @Test
  void aThousandVisitorsForTenMinutesCauseOneCallInARefreshPeriod() {
    answers("one", A_RUN);
    for (int second = 0; second < 600; second++) {
      for (int visitor = 0; visitor < 3; visitor++) {
        assertThat(find(runs, acme, new RunId("one"))).isInstanceOf(RunLookup.Found.class);
      }
      clock.pass(Duration.ofSeconds(1));
    }
    assertThat(vendor.asked()).hasSize(600 / 15);
  }

  /** Whatever vendors send, and however it fails, the time it takes is bounded for each tenant. */
  @Test
  void twoTenantsHaveTwentyOfTheLargestAnswersReadInAMinuteEach() {
    TallyfyStub.Script large = aRunOf(900_000);
    List<Tenant> tenants =
        range(0, 2).mapToObj(i -> TestTenants.tenant("greedy" + i, vendor.url())).toList();
    answers("light", A_RUN);
    tenants.forEach(tenant -> find(runs, tenant, new RunId("light")));
    int calls = vendor.asked().size();

    for (int round = 0; round < 40; round++) {
      RunId id = new RunId("large" + round);
      answers(id.value(), large);
      for (Tenant tenant : tenants) {
        RunLookup lookup = find(runs, tenant, id);
        if (round >= LARGE_ANSWERS) {
          assertThat(lookup)
              .isEqualTo(new RunLookup.Failed(Failure.LIMITED, Optional.of(Duration.ofMinutes(1))));
        }
      }
    }

    assertThat(vendor.asked()).hasSize(calls + tenants.size() * LARGE_ANSWERS);
    clock.pass(Duration.ofSeconds(20));
    for (Tenant tenant : tenants) {
      assertThat(find(runs, tenant, new RunId("light")))
          .as("what is known to be light is asked for as ever")
          .isInstanceOf(RunLookup.Found.class);
    }
    assertThat(vendor.asked()).hasSize(calls + tenants.size() * (LARGE_ANSWERS + 1));
    assertThat(runs.status(tenants.get(0)).limited().get(OwnLimit.LARGE_ANSWERS)).isEqualTo(20);

    clock.pass(Duration.ofSeconds(40));
    answers("later", large);
    find(runs, tenants.get(0), new RunId("later"));
    assertThat(vendor.asked()).hasSize(calls + tenants.size() * (LARGE_ANSWERS + 1) + 1);
  }

  /** Of a thousand tasks: what counts is how much there is to read. */
  @Test
  void readsAsManyLongRunsAsTheBudgetHasForUnknownOnes() {
    for (int i = 0; i < 30; i++) {
      answers("long" + i, aRunOf(100_000));
      assertThat(find(runs, acme, new RunId("long" + i))).isInstanceOf(RunLookup.Found.class);
    }
    assertThat(runs.status(acme).limited().get(OwnLimit.LARGE_ANSWERS)).isZero();
  }

  private static TallyfyStub.Script aRunOf(int values) {
    return json("{\"data\":{\"id\":\"r\",\"x\":[" + "0,".repeat(values) + "0]}}");
  }

  @Test
  void allCallsOfATenantShareItsBudget() {
    List<RunId> many = range(0, 70).mapToObj(i -> new RunId("run" + i)).toList();
    many.forEach(id -> answers(id.value(), A_RUN));
    // the three lists of people are calls too
    new CachedPeople(
            new CopyMemory(),
            waitingForPeople(new TallyfyPeople(client.calls, clock)),
            client.limits,
            clock)
        .need(acme, EnumSet.allOf(PeopleSource.PeopleList.class));
    assertThat(vendor.asked()).hasSize(3);

    List<RunLookup> first = many.stream().map(id -> find(runs, acme, id)).toList();

    assertThat(vendor.asked()).hasSize(60);
    assertThat(first.subList(0, 57)).allMatch(RunLookup.Found.class::isInstance);
    assertThat(first.subList(57, 70))
        .allSatisfy(
            answer ->
                assertThat(answer)
                    .isEqualTo(
                        new RunLookup.Failed(Failure.LIMITED, Optional.of(Duration.ofMinutes(1)))));

    clock.pass(Duration.ofSeconds(40));
    RunLookup.Found held = (RunLookup.Found) first.get(0);
    assertThat(find(runs, acme, many.get(0)))
        .as("the copy, and when there is a call again")
        .isEqualTo(
            new RunLookup.Old(
                held.run(), held.asOf(), Failure.LIMITED, Optional.of(Duration.ofSeconds(20))));
    assertThat(vendor.asked()).hasSize(60);

    clock.pass(Duration.ofSeconds(20));
    many.forEach(id -> find(runs, acme, id));
    assertThat(vendor.asked()).hasSize(120);
  }

  @Test
  void keepsThePauseTheVendorAsksForForAllRunsToTheSecond() {
    answers("one", answer(429, Map.of("Retry-After", "30"), new byte[0]));
    answers("two", A_RUN);
    find(runs, acme, new RunId("one"));

    clock.pass(Duration.ofSeconds(29));
    assertThat(find(runs, acme, new RunId("two")))
        .isEqualTo(new RunLookup.Failed(Failure.BUSY, Optional.of(Duration.ofSeconds(1))));
    assertThat(find(runs, acme, new RunId("one"))).isInstanceOf(RunLookup.Failed.class);
    assertThat(vendor.asked()).hasSize(1);

    clock.pass(Duration.ofSeconds(1));
    assertThat(find(runs, acme, new RunId("two"))).isInstanceOf(RunLookup.Found.class);
    assertThat(vendor.asked()).hasSize(2);
  }

  @Test
  void keepsAPauseWrittenAsADateThoughTheVendorsClockIsADayOff() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    try (RawVendor other =
        new RawVendor(
            (connection, out) ->
                RawVendor.send(
                    out, asked.incrementAndGet() == 1 ? WAIT_UNTIL_A_DATE : A_RUN_AS_SENT))) {
      Tenant theirs = TestTenants.tenant("theirs", other.url());
      find(runs, theirs, new RunId("one"));

      clock.pass(Duration.ofSeconds(29));
      assertThat(find(runs, theirs, new RunId("two")))
          .isEqualTo(new RunLookup.Failed(Failure.BUSY, Optional.of(Duration.ofSeconds(1))));
      assertThat(asked).hasValue(1);

      clock.pass(Duration.ofSeconds(1));
      assertThat(find(runs, theirs, new RunId("two"))).isInstanceOf(RunLookup.Found.class);
      assertThat(asked).hasValue(2);
    }
  }

  @Test
  void neverPausesLongerThanAQuarterOfAnHour() {
    answers("one", answer(429, Map.of("Retry-After", "86400"), new byte[0]));
    find(runs, acme, new RunId("one"));
    clock.pass(Duration.ofMinutes(15).minusSeconds(1));
    find(runs, acme, new RunId("one"));
    assertThat(vendor.asked()).hasSize(1);

    clock.pass(Duration.ofSeconds(1));
    find(runs, acme, new RunId("one"));
    assertThat(vendor.asked()).hasSize(2);
  }

  @Test
  void whileTheBreakerIsOpenFourFirstLooksAndAProbePassAtATimeAndNoRepeat() throws Exception {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 20; i++) {
        answers("run" + i, status(500));
        find(runs, acme, new RunId("run" + i));
      }
    }
    assertThat(vendor.asked()).as("somebody waits for each, once").hasSize(20);
    assertThat(fares().now().breaker()).isEqualTo(TenantStatus.CallStatus.Breaker.OPEN);

    CountDownLatch gate = new CountDownLatch(1);
    for (int i = 100; i < 125; i++) {
      answers("run" + i, TallyfyStub.after(gate, A_RUN));
    }
    clock.pass(Duration.ofSeconds(1));
    List<Future<RunLookup>> visitors = new ArrayList<>();
    for (int i = 100; i < 125; i++) {
      RunId id = new RunId("run" + i);
      visitors.add(client.threads.submit(() -> find(parallel, acme, id)));
    }
    // all but the five whose questions are under way are answered meanwhile
    Awaitility.await().until(() -> visitors.stream().filter(Future::isDone).count() == 20);
    assertThat(vendor.asked()).hasSize(25);
    gate.countDown();
    for (Future<RunLookup> visitor : visitors) {
      visitor.get();
    }
    assertThat(fares().now().breaker()).isEqualTo(TenantStatus.CallStatus.Breaker.CLOSED);
    assertThat(vendor.asked()).hasSize(25);
  }

  @Test
  void aVendorThatIsBackIsSeenOneRefreshLaterAndNotStormed() {
    List<RunId> viewed = range(0, 12).mapToObj(i -> new RunId("run" + i)).toList();
    viewed.forEach(id -> answers(id.value(), A_RUN));
    watch(viewed, 30);
    viewed.forEach(id -> answers(id.value(), status(503)));
    watch(viewed, 300);
    assertThat(viewed).allMatch(id -> find(runs, acme, id) instanceof RunLookup.Old);
    int before = vendor.asked().size();

    viewed.forEach(id -> answers(id.value(), A_RUN));
    watch(viewed, 10);
    assertThat(vendor.asked().size() - before).isLessThanOrEqualTo(viewed.size());

    watch(viewed, 5);
    assertThat(viewed).allMatch(id -> find(runs, acme, id) instanceof RunLookup.Found);
    // once each; those asked first may be due again
    assertThat(vendor.asked().size() - before).isBetween(viewed.size(), 2 * viewed.size());
  }

  @Test
  void aVendorThatIsDownIsAskedLessAndLess() {
    List<RunId> viewed = range(0, 12).mapToObj(i -> new RunId("run" + i)).toList();
    viewed.forEach(id -> answers(id.value(), A_RUN));
    watch(viewed, 30);
    int before = vendor.asked().size();
    viewed.forEach(id -> answers(id.value(), status(503)));
    watch(viewed, 300);
    // five until the breaker opens, probes after 1, 2 and 4 seconds, then every 7.5 or 8
    assertThat(vendor.asked().size() - before).isBetween(5 + 3 + (290 - 15) / 8, 5 + 3 + 300 / 7);
  }

  @Test
  void tellsAnOperatorHowTheTenantFares() {
    answers("one", A_RUN);
    find(runs, acme, new RunId("one"));
    find(runs, acme, new RunId("missing"));
    clock.pass(Duration.ofSeconds(10));

    TenantStatus status = fares();
    assertThat(status.calls().answered()).isEqualTo(1);
    assertThat(status.calls().failed()).containsEntry(Failure.NOT_FOUND, 1L);
    assertThat(status.now().budget()).isEqualTo(60);
    assertThat(status.now().used()).isEqualTo(2);
    assertThat(status.now().closed()).isEmpty();
    assertThat(status.copies().runs()).isEqualTo(1);
    assertThat(status.copies().oldest()).contains(Duration.ofSeconds(10));
    assertThat(status.toString()).doesNotContain("secret", "one", "127.0.0.1");
  }

  /** Looks at all runs every second. */
  private void watch(List<RunId> viewed, int seconds) {
    for (int second = 0; second < seconds; second++) {
      viewed.forEach(id -> find(runs, acme, id));
      clock.pass(Duration.ofSeconds(1));
    }
  }

  private TenantStatus fares() {
    return runs.status(acme);
  }

  private void answers(String run, TallyfyStub.Script script) {
    vendor.answers(RUNS + run, script);
  }

  /** The same, but whoever asks waits for the answer. */
  private static RunSource waiting(RunSource source) {
    return (tenant, id) ->
        CompletableFuture.completedFuture(source.fetch(tenant, id).toCompletableFuture().join());
  }

  private static PeopleSource waitingForPeople(PeopleSource source) {
    return (tenant, list) ->
        CompletableFuture.completedFuture(source.fetch(tenant, list).toCompletableFuture().join());
  }

  private static RunLookup find(CachedRuns runs, Tenant tenant, RunId id) {
    return runs.find(tenant, id).answer().join();
  }
}
