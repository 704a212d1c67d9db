package org.runportal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.runportal.run.CallPermits;
import org.runportal.run.Failure;
import org.runportal.run.Run;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.RunSource;
import org.runportal.tallyfy.MovingClock;
import org.runportal.tallyfy.TestTenants;
import org.runportal.tenant.Tenant;

@Timeout(60)
class CachedRunsTest {
  private static final URI API = URI.create("http://localhost/api");
  private static final RunId RUN = new RunId("abc");

  /** Half of two seconds. */
  private static final Optional<Duration> FIRST_PAUSE = Optional.of(Duration.ofSeconds(1));

  /** fresh for 15 seconds, shown for a day */
  private final Tenant acme = TestTenants.tenant("acme", API);

  private final Tenant globex = TestTenants.tenant("globex", API);
  private final MovingClock clock = new MovingClock();
  private final Vendor vendor = new Vendor();

  /** makes every pause as short as it can be: half of the whole */
  private final CallLimits gates = new CallLimits(clock, () -> 0);

  /** refreshes before it answers, so that what a test sees does not hang on a race */
  private final CachedRuns runs = new CachedRuns(vendor, gates, clock, Runnable::run);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CachedRuns parallel = new CachedRuns(vendor, gates, clock, threads);

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  /** Says what it is told to and counts how often. */
  private final class Vendor implements RunSource {
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Supplier<RunLookup> answer = () -> found("1");

    @Override
    public RunLookup fetch(Tenant tenant, RunId id) {
      calls.incrementAndGet();
      return answer.get();
    }

    void fails(Failure failure) {
      answer = () -> new RunLookup.Failed(failure);
    }

    void fails(Failure failure, Duration retryAfter) {
      answer = () -> new RunLookup.Failed(failure, Optional.of(retryAfter));
    }
  }

  @Test
  void asksOnceForTheFreshTime() {
    RunLookup first = runs.find(acme, RUN);
    clock.pass(Duration.ofSeconds(15).minusMillis(1));
    assertThat(runs.find(acme, RUN)).isEqualTo(first);
    assertThat(vendor.calls).hasValue(1);
  }

  @Test
  void showsAnAgingCopyAtOnceWhileOneCallFetchesANewerOne() throws Exception {
    RunLookup first = parallel.find(acme, RUN);
    CountDownLatch gate = new CountDownLatch(1);
    clock.pass(Duration.ofSeconds(15));
    RunLookup second = found("2");
    vendor.answer =
        () -> {
          await(gate);
          return second;
        };

    for (int viewer = 0; viewer < 100; viewer++) {
      assertThat(parallel.find(acme, RUN)).isEqualTo(first);
    }
    gate.countDown();

    Awaitility.await().until(() -> parallel.find(acme, RUN).equals(second));
    assertThat(vendor.calls).hasValue(2);
  }

  @Test
  void letsAVisitorWaitForWhatIsOlderThanTwoRefreshes() {
    runs.find(acme, RUN);
    clock.pass(Duration.ofSeconds(30).minusMillis(1));
    vendor.answer = () -> found("2");
    assertThat(runs.find(acme, RUN)).as("within the second period").isNotEqualTo(found("2"));

    clock.pass(Duration.ofSeconds(30));
    vendor.answer = () -> found("3");
    assertThat(runs.find(acme, RUN)).isEqualTo(found("3"));
    assertThat(vendor.calls).hasValue(3);
  }

  @Test
  void keepsTenantsAndRunsApart() {
    runs.find(acme, RUN);
    vendor.answer = () -> found("2");
    assertThat(runs.find(globex, RUN)).isEqualTo(found("2"));
    runs.find(acme, new RunId("other"));
    assertThat(vendor.calls).hasValue(3);
    assertThat(runs.find(acme, RUN)).isEqualTo(found("1"));
  }

  @Test
  void oneCallServesAThousandViewers() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch here = new CountDownLatch(1_000);
    vendor.answer =
        () -> {
          await(gate);
          return found("1");
        };
    List<Future<RunLookup>> answers = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      answers.add(
          threads.submit(
              () -> {
                here.countDown();
                return parallel.find(acme, RUN);
              }));
    }
    here.await();
    gate.countDown();
    int served = 0;
    for (Future<RunLookup> answer : answers) {
      served += answer.get().equals(found("1")) ? 1 : 0;
    }

    assertThat(vendor.calls).hasValue(1);
    // on a very slow machine a call can be older than anybody stands for
    assertThat(served).isGreaterThanOrEqualTo(WaitLimit.SEATS);
    assertThat(parallel.find(acme, RUN)).isEqualTo(found("1"));
    assertThat(vendor.calls).hasValue(1);
  }

  @Test
  void noMoreThanTheSeatsWaitForAVendorInTrouble() throws Exception {
    vendor.fails(Failure.UNREACHABLE);
    gateFails(acme);
    CountDownLatch gate = new CountDownLatch(1);
    vendor.answer =
        () -> {
          await(gate);
          return found("1");
        };
    List<Future<RunLookup>> seated = new ArrayList<>();
    for (int i = 0; i < WaitLimit.SEATS; i++) {
      seated.add(threads.submit(() -> parallel.find(acme, RUN)));
    }
    Awaitility.await().until(() -> parallel.condition(acme).waiting() == WaitLimit.SEATS);

    assertThat(parallel.find(acme, RUN))
        .as("told at once")
        .isEqualTo(new RunLookup.Failed(Failure.BUSY, Optional.of(Duration.ofSeconds(1))));

    gate.countDown();
    for (Future<RunLookup> answer : seated) {
      assertThat(answer.get()).isEqualTo(found("1"));
    }
    assertThat(vendor.calls).hasValue(1);
    assertThat(parallel.condition(acme).waiting()).isZero();
    assertThat(parallel.condition(acme).coalesced()).isEqualTo(WaitLimit.SEATS);
  }

  @Test
  void noMoreQuestionsAreUnderWayThanThereArePlaces() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(TenantRuns.FLIGHTS);
    vendor.answer =
        () -> {
          asked.countDown();
          await(gate);
          return found("1");
        };
    List<Future<RunLookup>> under = new ArrayList<>();
    for (int i = 0; i < TenantRuns.FLIGHTS; i++) {
      RunId id = new RunId("run" + i);
      under.add(threads.submit(() -> parallel.find(acme, id)));
    }
    asked.await();

    assertThat(parallel.find(acme, new RunId("onemore")))
        .isEqualTo(new RunLookup.Failed(Failure.BUSY, Optional.of(Duration.ofSeconds(1))));
    assertThat(vendor.calls).hasValue(TenantRuns.FLIGHTS);

    gate.countDown();
    for (Future<RunLookup> answer : under) {
      answer.get();
    }
    assertThat(parallel.find(acme, new RunId("onemore"))).isEqualTo(found("1"));
  }

  @Test
  void aServerWithoutAThreadLeftSaysSo() {
    CachedRuns crowded =
        new CachedRuns(
            vendor,
            gates,
            clock,
            task -> {
              throw new RejectedExecutionException("full");
            });
    for (int i = 0; i <= TenantRuns.FLIGHTS; i++) {
      assertThat(crowded.find(acme, RUN))
          .isEqualTo(new RunLookup.Failed(Failure.BUSY, Optional.of(Duration.ofSeconds(1))));
    }
    assertThat(vendor.calls).hasValue(0);
  }

  @Test
  void oneRunsCallDoesNotHoldAnother() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    vendor.answer =
        () -> {
          asked.countDown();
          await(gate);
          return found("1");
        };
    Future<RunLookup> slow = threads.submit(() -> parallel.find(acme, RUN));
    asked.await();
    vendor.answer = () -> found("2");
    assertThat(parallel.find(acme, new RunId("other"))).isEqualTo(found("2"));
    assertThat(slow).isNotDone();
    gate.countDown();
    assertThat(slow.get()).isEqualTo(found("1"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"BUSY", "UNREACHABLE", "TIMED_OUT", "UNREADABLE"})
  void showsTheLastGoodCopyOnABadDay(Failure failure) {
    RunLookup.Found good = (RunLookup.Found) runs.find(acme, RUN);
    clock.pass(Duration.ofHours(23));
    vendor.fails(failure);

    assertThat(runs.find(acme, RUN))
        .isEqualTo(new RunLookup.Old(good.run(), good.asOf(), failure, FIRST_PAUSE));

    clock.pass(Duration.ofHours(1));
    assertThat(runs.find(acme, RUN)).isInstanceOf(RunLookup.Failed.class);
  }

  @Test
  void saysWhyAsSoonAsItIsKnown() {
    RunLookup.Found good = (RunLookup.Found) runs.find(acme, RUN);
    clock.pass(Duration.ofSeconds(15));
    vendor.fails(Failure.UNREACHABLE);

    assertThat(runs.find(acme, RUN)).as("nobody knows yet").isEqualTo(good);
    assertThat(runs.find(acme, RUN))
        .isEqualTo(new RunLookup.Old(good.run(), good.asOf(), Failure.UNREACHABLE, FIRST_PAUSE));
  }

  @Test
  void keepsNobodyWaitingWhoCouldSeeACopyWhenTheVendorFailedLastTime() throws Exception {
    RunLookup.Found good = (RunLookup.Found) parallel.find(acme, RUN);
    clock.pass(Duration.ofMinutes(1));
    vendor.fails(Failure.TIMED_OUT);
    parallel.find(acme, RUN);
    clock.pass(Duration.ofSeconds(15));
    CountDownLatch never = new CountDownLatch(1);
    vendor.answer =
        () -> {
          await(never);
          return found("2");
        };

    // the vendor would take for ever; the visitor is answered
    assertThat(parallel.find(acme, RUN))
        .isEqualTo(
            new RunLookup.Old(
                good.run(), good.asOf(), Failure.TIMED_OUT, Optional.of(Duration.ofSeconds(1))));
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"NOT_FOUND", "REFUSED"})
  void forgetsWhatIsGoneOrNotOursToSee(Failure failure) {
    runs.find(acme, RUN);
    clock.pass(Duration.ofSeconds(30));
    vendor.fails(failure);
    assertThat(runs.find(acme, RUN)).isEqualTo(new RunLookup.Failed(failure));
    assertThat(runs.numbered(acme, "1")).isEmpty();
    assertThat(runs.condition(acme).copies().runs()).isZero();

    clock.pass(Duration.ofSeconds(15));
    vendor.fails(Failure.UNREACHABLE);
    assertThat(runs.find(acme, RUN)).isInstanceOf(RunLookup.Failed.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"NOT_FOUND", "REFUSED"})
  void remembersARefusalForTheFreshTime(Failure failure) {
    vendor.fails(failure);
    runs.find(acme, RUN);
    clock.pass(Duration.ofSeconds(15).minusMillis(1));
    assertThat(runs.find(acme, RUN)).isEqualTo(new RunLookup.Failed(failure));
    assertThat(vendor.calls).hasValue(1);

    clock.pass(Duration.ofMillis(1));
    vendor.answer = () -> found("1");
    assertThat(runs.find(acme, RUN)).isEqualTo(found("1"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"BUSY", "UNREACHABLE", "TIMED_OUT", "UNREADABLE"})
  void asksForAFailingRunLessAndLessOftenButOnceInARefreshPeriod(Failure failure) {
    vendor.fails(failure);
    Duration[] pauses = {
      Duration.ofSeconds(1),
      Duration.ofSeconds(2),
      Duration.ofSeconds(4),
      Duration.ofMillis(7500),
      Duration.ofMillis(7500)
    };
    for (int i = 0; i < pauses.length; i++) {
      assertThat(runs.find(acme, RUN))
          .isEqualTo(new RunLookup.Failed(failure, Optional.of(pauses[i])));
      clock.pass(pauses[i].minusMillis(1));
      runs.find(acme, RUN);
      assertThat(vendor.calls).hasValue(i + 1);
      clock.pass(Duration.ofMillis(1));
    }
    vendor.answer = () -> found("1");
    assertThat(runs.find(acme, RUN)).isEqualTo(found("1"));
  }

  @Test
  void asksAgainAsSoonAsTheVendorAllows() {
    vendor.fails(Failure.BUSY, Duration.ofSeconds(600));
    runs.find(acme, RUN);
    clock.pass(Duration.ofSeconds(599));
    assertThat(runs.find(acme, RUN))
        .as("the pause that is left")
        .isEqualTo(new RunLookup.Failed(Failure.BUSY, Optional.of(Duration.ofSeconds(1))));
    assertThat(vendor.calls).hasValue(1);

    clock.pass(Duration.ofSeconds(1));
    runs.find(acme, RUN);
    assertThat(vendor.calls).hasValue(2);
  }

  @Test
  void aGoodAnswerEndsTheMemoryOfAFailure() {
    runs.find(acme, RUN);
    clock.pass(Duration.ofSeconds(30));
    vendor.fails(Failure.UNREACHABLE);
    runs.find(acme, RUN);
    clock.pass(Duration.ofSeconds(15));
    vendor.answer = () -> found("2");
    assertThat(runs.find(acme, RUN)).isEqualTo(found("2"));
    assertThat(runs.find(acme, RUN)).isEqualTo(found("2"));
  }

  @Test
  void aClockSetBackMakesNoCopyYoung() {
    runs.find(acme, RUN);
    clock.pass(Duration.ofDays(-1));
    vendor.answer = () -> found("2");
    assertThat(runs.find(acme, RUN)).isEqualTo(found("2"));
  }

  @Test
  void aMistakeOfOursDoesNotBlockTheRun() {
    vendor.answer =
        () -> {
          throw new IllegalStateException("ours");
        };
    assertThatThrownBy(() -> parallel.find(acme, RUN)).hasRootCauseMessage("ours");
    vendor.answer = () -> found("1");
    Awaitility.await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(parallel.find(acme, RUN)).isEqualTo(found("1")));
  }

  @Test
  void findsARunByItsNumberAmongTheTenantsCopies() {
    runs.find(acme, RUN);
    assertThat(runs.numbered(acme, "1")).contains(RUN);
    assertThat(runs.numbered(acme, "2")).isEmpty();
    assertThat(runs.numbered(globex, "1")).isEmpty();

    clock.pass(Duration.ofDays(1));
    assertThat(runs.numbered(acme, "1")).as("too old to be shown").isEmpty();
    assertThat(vendor.calls).hasValue(1);
  }

  /** The tenant's last call failed; its breaker is not open yet. */
  private void gateFails(Tenant tenant) {
    ((CallPermits.Permit) gates.request(tenant)).failed(Failure.UNREACHABLE, Optional.empty());
  }

  private RunLookup found(String number) {
    return new RunLookup.Found(run(number), clock.instant());
  }

  private static Run run(String number) {
    return RunBuilder.aRun().numbered(number).build();
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
