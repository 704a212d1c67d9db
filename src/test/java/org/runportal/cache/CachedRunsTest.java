package org.runportal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.runportal.run.Asked;
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

  /** The failure of somebody for whom there is no place. */
  private static final RunLookup COME_BACK =
      new RunLookup.Failed(Failure.LIMITED, Optional.of(Duration.ofSeconds(1)));

  /** fresh for 15 seconds, shown for a day */
  private final Tenant acme = TestTenants.tenant("acme", API);

  private final Tenant globex = TestTenants.tenant("globex", API);
  private final MovingClock clock = new MovingClock();
  private final Vendor vendor = new Vendor();

  /** makes every pause as short as it can be: half of the whole */
  private final CallLimits gates = new CallLimits(clock, () -> 0);

  /** the vendor answers at once, so that what a test sees does not hang on a race */
  private final CachedRuns runs = new CachedRuns(new CopyMemory(), () -> "", vendor, gates, clock);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CachedRuns parallel =
      new CachedRuns(
          new CopyMemory(),
          () -> "",
          (tenant, id) -> CompletableFuture.supplyAsync(vendor::ask, threads),
          gates,
          clock);

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  /** Gives the prepared answer and counts how often. */
  private final class Vendor implements RunSource {
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Supplier<RunLookup> answer = () -> found("1");

    @Override
    public CompletionStage<RunLookup> fetch(Tenant tenant, RunId id) {
      return CompletableFuture.completedFuture(ask());
    }

    RunLookup ask() {
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

  /** Names are read along with a call, so a call in the background counts as one. */
  @Test
  void tellsWhetherACallWasBegunForARun() {
    assertThat(runs.find(acme, RUN).called()).isTrue();
    assertThat(runs.find(acme, RUN).called()).as("fresh").isFalse();
    clock.pass(Duration.ofSeconds(15));
    assertThat(runs.find(acme, RUN).called()).as("refreshed in the background").isTrue();
    assertThat(runs.find(acme, RUN).called()).isFalse();
  }

  @Test
  void asksOnceForTheFreshTime() {
    RunLookup first = find(runs, acme, RUN);
    clock.pass(Duration.ofSeconds(15).minusMillis(1));
    assertThat(find(runs, acme, RUN)).isEqualTo(first);
    assertThat(vendor.calls).hasValue(1);
  }

  @Test
  void showsAnAgingCopyAtOnceWhileOneCallFetchesANewerOne() throws Exception {
    RunLookup first = find(parallel, acme, RUN);
    CountDownLatch gate = new CountDownLatch(1);
    clock.pass(Duration.ofSeconds(15));
    RunLookup second = found("2");
    vendor.answer =
        () -> {
          await(gate);
          return second;
        };

    for (int viewer = 0; viewer < 100; viewer++) {
      assertThat(find(parallel, acme, RUN)).isEqualTo(first);
    }
    gate.countDown();

    Awaitility.await().until(() -> find(parallel, acme, RUN).equals(second));
    assertThat(vendor.calls).hasValue(2);
  }

  @Test
  void letsAVisitorWaitForWhatIsOlderThanTwoRefreshes() {
    find(runs, acme, RUN);
    clock.pass(Duration.ofSeconds(30).minusMillis(1));
    vendor.answer = () -> found("2");
    assertThat(find(runs, acme, RUN)).as("within the second period").isNotEqualTo(found("2"));

    clock.pass(Duration.ofSeconds(30));
    vendor.answer = () -> found("3");
    assertThat(find(runs, acme, RUN)).isEqualTo(found("3"));
    assertThat(vendor.calls).hasValue(3);
  }

  @Test
  void keepsTenantsAndRunsApart() {
    find(runs, acme, RUN);
    vendor.answer = () -> found("2");
    assertThat(find(runs, globex, RUN)).isEqualTo(found("2"));
    find(runs, acme, new RunId("other"));
    assertThat(vendor.calls).hasValue(3);
    assertThat(find(runs, acme, RUN)).isEqualTo(found("1"));
  }

  @Test
  void oneCallServesEveryThreadThatHasAPlaceToWait() {
    CompletableFuture<RunLookup> answer = new CompletableFuture<>();
    CachedRuns slow = counted(answer);

    List<CompletableFuture<RunLookup>> visitors = visit(slow, acme, 100);

    assertThat(visitors.subList(0, 64)).noneMatch(CompletableFuture::isDone);
    assertThat(visitors.subList(64, 100))
        .allSatisfy(visitor -> assertThat(visitor.getNow(null)).isEqualTo(COME_BACK));
    assertThat(slow.status(acme).waiting()).isEqualTo(64);

    answer.complete(found("1"));
    assertThat(visitors.subList(0, 64)).allMatch(visitor -> visitor.join().equals(found("1")));
    assertThat(visit(slow, acme, 1_000)).allMatch(visitor -> visitor.join().equals(found("1")));
    assertThat(vendor.calls).hasValue(1);
    assertThat(slow.status(acme).waiting()).isZero();
    assertThat(slow.status(acme).coalesced()).isEqualTo(99);
  }

  @Test
  void saysWhereAnAnswerComesFrom() {
    CompletableFuture<RunLookup> answer = new CompletableFuture<>();
    CachedRuns slow = counted(answer);

    Asked<RunLookup> first = slow.find(acme, RUN);
    Asked<RunLookup> second = slow.find(acme, RUN);
    answer.complete(found("1"));
    Asked<RunLookup> third = slow.find(acme, RUN);
    clock.pass(Duration.ofHours(1));
    Asked<RunLookup> later = slow.find(acme, RUN);

    assertThat(Stream.of(first, second, third, later).map(Asked::from))
        .containsExactly(
            Asked.From.CALL, Asked.From.SHARED_CALL, Asked.From.MEMORY, Asked.From.CALL);
    assertThat(Stream.of(first, second, third, later).map(Asked::held))
        .containsExactly(false, false, true, true);
  }

  @Test
  void tenHangingTenantsLeavePlacesToWaitForTheNext() {
    CachedRuns slow = counted(new CompletableFuture<>());
    int waiting = 0;
    for (int i = 0; i < 10; i++) {
      Tenant hanging = TestTenants.tenant("hanging" + i, API);
      visit(slow, hanging, 1_000);
      waiting += slow.status(hanging).waiting();
    }

    assertThat(visit(slow, acme, ThreadLimit.FEW)).noneMatch(CompletableFuture::isDone);
    assertThat(waiting + slow.status(acme).waiting())
        .isLessThanOrEqualTo(ThreadLimit.COMMON_PLACES + ThreadLimit.KEPT_PLACES);
  }

  @Test
  void noMoreQuestionsAreUnderWayThanThereArePlaces() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(TenantAnswers.MAX_IN_FLIGHT);
    vendor.answer =
        () -> {
          asked.countDown();
          await(gate);
          return found("1");
        };
    List<Future<RunLookup>> under = new ArrayList<>();
    for (int i = 0; i < TenantAnswers.MAX_IN_FLIGHT; i++) {
      RunId id = new RunId("run" + i);
      under.add(threads.submit(() -> find(parallel, acme, id)));
    }
    asked.await();

    assertThat(find(parallel, acme, new RunId("onemore")))
        .isEqualTo(new RunLookup.Failed(Failure.LIMITED, Optional.of(Duration.ofSeconds(1))));
    assertThat(vendor.calls).hasValue(TenantAnswers.MAX_IN_FLIGHT);

    gate.countDown();
    for (Future<RunLookup> answer : under) {
      answer.get();
    }
    assertThat(find(parallel, acme, new RunId("onemore"))).isEqualTo(found("1"));
  }

  @Test
  void aServerWithoutAThreadLeftSaysSo() {
    CachedRuns crowded =
        new CachedRuns(
            new CopyMemory(),
            () -> "",
            (tenant, id) -> {
              throw new RejectedExecutionException("full");
            },
            gates,
            clock);
    for (int i = 0; i <= TenantAnswers.MAX_IN_FLIGHT; i++) {
      assertThat(find(crowded, acme, RUN))
          .isEqualTo(new RunLookup.Failed(Failure.LIMITED, Optional.of(Duration.ofSeconds(1))));
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
    Future<RunLookup> slow = threads.submit(() -> find(parallel, acme, RUN));
    asked.await();
    vendor.answer = () -> found("2");
    assertThat(find(parallel, acme, new RunId("other"))).isEqualTo(found("2"));
    assertThat(slow).isNotDone();
    gate.countDown();
    assertThat(slow.get()).isEqualTo(found("1"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"BUSY", "UNREACHABLE", "TIMED_OUT", "UNREADABLE"})
  void showsTheLastGoodCopyOnABadDay(Failure failure) {
    RunLookup.Found good = (RunLookup.Found) find(runs, acme, RUN);
    clock.pass(Duration.ofHours(23));
    vendor.fails(failure);

    assertThat(find(runs, acme, RUN))
        .isEqualTo(new RunLookup.Old(good.run(), good.asOf(), failure, FIRST_PAUSE));

    clock.pass(Duration.ofHours(1));
    assertThat(find(runs, acme, RUN)).isInstanceOf(RunLookup.Failed.class);
  }

  @Test
  void saysWhyAsSoonAsItIsKnown() {
    RunLookup.Found good = (RunLookup.Found) find(runs, acme, RUN);
    clock.pass(Duration.ofSeconds(15));
    vendor.fails(Failure.UNREACHABLE);

    assertThat(find(runs, acme, RUN)).as("nobody knows yet").isEqualTo(good);
    assertThat(find(runs, acme, RUN))
        .isEqualTo(new RunLookup.Old(good.run(), good.asOf(), Failure.UNREACHABLE, FIRST_PAUSE));
  }

  @Test
  void keepsNobodyWaitingWhoCouldSeeACopyWhenTheVendorFailedLastTime() throws Exception {
    RunLookup.Found good = (RunLookup.Found) find(parallel, acme, RUN);
    clock.pass(Duration.ofMinutes(1));
    vendor.fails(Failure.TIMED_OUT);
    find(parallel, acme, RUN);
    clock.pass(Duration.ofSeconds(15));
    CountDownLatch never = new CountDownLatch(1);
    vendor.answer =
        () -> {
          await(never);
          return found("2");
        };

    // the vendor would take for ever; the visitor is answered
    assertThat(find(parallel, acme, RUN))
        .isEqualTo(
            new RunLookup.Old(
                good.run(), good.asOf(), Failure.TIMED_OUT, Optional.of(Duration.ofSeconds(1))));
  }

  @Test
  void letsAFirstVisitorAfterAQuietTimeWaitForASecondAndThenSeeTheCopy() {
    RunLookup.Found good = (RunLookup.Found) found("1");
    CompletableFuture<RunLookup> newer = new CompletableFuture<>();
    CachedRuns sleepy =
        new CachedRuns(
            new CopyMemory(),
            () -> "",
            (tenant, id) ->
                vendor.calls.incrementAndGet() == 1
                    ? CompletableFuture.completedFuture(good)
                    : newer,
            gates,
            clock);
    find(sleepy, acme, RUN);
    clock.pass(Duration.ofHours(12));

    CompletableFuture<RunLookup> visitor = sleepy.find(acme, RUN).answer();
    assertThat(visitor).as("a newer answer is waited for").isNotDone();
    assertThat(visitor.join())
        .as("the copy, and that a newer one is being fetched")
        .isEqualTo(new RunLookup.Refreshing(good.run(), good.asOf()));
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(sleepy.find(acme, RUN).answer())
                    .as("whoever comes later has waited already")
                    .isCompletedWithValue(new RunLookup.Refreshing(good.run(), good.asOf())));

    newer.complete(found("2"));
    assertThat(find(sleepy, acme, RUN)).isEqualTo(found("2"));
    assertThat(vendor.calls).as("one call for all of them").hasValue(2);
  }

  @Test
  void whatIsOverLeavesTheMemoryThoughNobodyAsksForIt() {
    Tenant brief =
        TestTenants.tenant(
            "brief",
            API,
            new Tenant.Limits(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                60));
    CachedRuns live = new CachedRuns(new CopyMemory(), () -> "", vendor, gates, Clock.systemUTC());
    vendor.answer = () -> new RunLookup.Found(run("1"), Clock.systemUTC().instant());
    WeakReference<Run> memory =
        new WeakReference<>(((RunLookup.Found) find(live, brief, RUN)).run());
    assertThat(live.status(brief).copies().runs()).isEqualTo(1);

    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(memory.get()).isNull();
            });
  }

  @Test
  void forgetsWhatIsGoneOrNotOursToSee() {
    find(runs, acme, RUN);
    clock.pass(Duration.ofSeconds(30));
    vendor.fails(Failure.NOT_FOUND);
    assertThat(find(runs, acme, RUN)).isEqualTo(new RunLookup.Failed(Failure.NOT_FOUND));
    assertThat(runs.numbered(acme, "1")).isEmpty();
    assertThat(runs.status(acme).copies().runs()).isZero();

    clock.pass(Duration.ofSeconds(15));
    vendor.fails(Failure.UNREACHABLE);
    assertThat(find(runs, acme, RUN)).isInstanceOf(RunLookup.Failed.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"NOT_FOUND", "REFUSED"})
  void remembersARefusalForTheFreshTime(Failure failure) {
    vendor.fails(failure);
    find(runs, acme, RUN);
    clock.pass(Duration.ofSeconds(15).minusMillis(1));
    assertThat(find(runs, acme, RUN)).isEqualTo(new RunLookup.Failed(failure));
    assertThat(vendor.calls).hasValue(1);

    clock.pass(Duration.ofMillis(1));
    vendor.answer = () -> found("1");
    assertThat(find(runs, acme, RUN)).isEqualTo(found("1"));
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
      assertThat(find(runs, acme, RUN))
          .isEqualTo(new RunLookup.Failed(failure, Optional.of(pauses[i])));
      clock.pass(pauses[i].minusMillis(1));
      find(runs, acme, RUN);
      assertThat(vendor.calls).hasValue(i + 1);
      clock.pass(Duration.ofMillis(1));
    }
    vendor.answer = () -> found("1");
    assertThat(find(runs, acme, RUN)).isEqualTo(found("1"));
  }

  @Test
  void asksAgainAsSoonAsTheVendorAllows() {
    vendor.fails(Failure.BUSY, Duration.ofSeconds(600));
    find(runs, acme, RUN);
    clock.pass(Duration.ofSeconds(599));
    assertThat(find(runs, acme, RUN))
        .as("the pause that is left")
        .isEqualTo(new RunLookup.Failed(Failure.BUSY, Optional.of(Duration.ofSeconds(1))));
    assertThat(vendor.calls).hasValue(1);

    clock.pass(Duration.ofSeconds(1));
    find(runs, acme, RUN);
    assertThat(vendor.calls).hasValue(2);
  }

  @Test
  void aGoodAnswerEndsTheMemoryOfAFailure() {
    find(runs, acme, RUN);
    clock.pass(Duration.ofSeconds(30));
    vendor.fails(Failure.UNREACHABLE);
    find(runs, acme, RUN);
    clock.pass(Duration.ofSeconds(15));
    vendor.answer = () -> found("2");
    assertThat(find(runs, acme, RUN)).isEqualTo(found("2"));
    assertThat(find(runs, acme, RUN)).isEqualTo(found("2"));
  }

  @Test
  void aClockSetBackMakesNoCopyYoung() {
    find(runs, acme, RUN);
    clock.pass(Duration.ofDays(-1));
    vendor.answer = () -> found("2");
    assertThat(find(runs, acme, RUN)).isEqualTo(found("2"));
  }

  @Test
  void aMistakeOfOursDoesNotBlockTheRun() {
    vendor.answer =
        () -> {
          throw new IllegalStateException("ours");
        };
    assertThatThrownBy(() -> find(parallel, acme, RUN)).hasRootCauseMessage("ours");
    vendor.answer = () -> found("1");
    Awaitility.await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(find(parallel, acme, RUN)).isEqualTo(found("1")));
  }

  @Test
  void findsARunByItsNumberAmongTheTenantsCopies() {
    find(runs, acme, RUN);
    assertThat(runs.numbered(acme, "1")).contains(RUN);
    assertThat(runs.numbered(acme, "2")).isEmpty();
    assertThat(runs.numbered(globex, "1")).isEmpty();

    clock.pass(Duration.ofDays(1));
    assertThat(runs.numbered(acme, "1")).as("too old to be shown").isEmpty();
    assertThat(vendor.calls).hasValue(1);
  }

  /** Asks a vendor that gives this answer, and counts how often. */
  private CachedRuns counted(CompletableFuture<RunLookup> answer) {
    return new CachedRuns(
        new CopyMemory(),
        () -> "",
        (tenant, id) -> {
          vendor.calls.incrementAndGet();
          return answer;
        },
        gates,
        clock);
  }

  private static List<CompletableFuture<RunLookup>> visit(
      CachedRuns runs, Tenant tenant, int visitors) {
    return IntStream.range(0, visitors)
        .mapToObj(visitor -> runs.find(tenant, RUN).answer())
        .toList();
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

  private static RunLookup find(CachedRuns runs, Tenant tenant, RunId id) {
    return runs.find(tenant, id).answer().join();
  }
}
