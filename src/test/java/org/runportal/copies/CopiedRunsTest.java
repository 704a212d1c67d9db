package org.runportal.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.runportal.run.Failure;
import org.runportal.run.Included;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.RunSource;
import org.runportal.run.RunStatus;
import org.runportal.tallyfy.MovingClock;
import org.runportal.tallyfy.TestTenants;
import org.runportal.tenant.Tenant;

@Timeout(60)
class CopiedRunsTest {
  private static final URI API = URI.create("http://localhost/api");
  private static final RunId RUN = new RunId("abc");

  /** fresh for 15 seconds, shown for a day */
  private final Tenant acme = TestTenants.tenant("acme", API);

  private final Tenant globex = TestTenants.tenant("globex", API);
  private final MovingClock clock = new MovingClock();
  private final Vendor vendor = new Vendor();
  private final CopiedRuns runs = new CopiedRuns(vendor, clock);

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

    clock.pass(Duration.ofMillis(1));
    assertThat(runs.find(acme, RUN)).isEqualTo(found("1"));
    assertThat(vendor.calls).hasValue(2);
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
    ExecutorService viewers = Executors.newCachedThreadPool();
    try {
      List<Future<RunLookup>> answers = new ArrayList<>();
      Callable<RunLookup> viewer =
          () -> {
            here.countDown();
            return runs.find(acme, RUN);
          };
      for (int i = 0; i < 1_000; i++) {
        answers.add(viewers.submit(viewer));
      }
      here.await();
      gate.countDown();
      for (Future<RunLookup> answer : answers) {
        assertThat(answer.get()).isEqualTo(found("1"));
      }
    } finally {
      viewers.shutdownNow();
    }
    assertThat(vendor.calls).hasValue(1);
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
    ExecutorService viewers = Executors.newCachedThreadPool();
    try {
      Future<RunLookup> slow = viewers.submit(() -> runs.find(acme, RUN));
      asked.await();
      vendor.answer = () -> found("2");
      assertThat(runs.find(acme, new RunId("other"))).isEqualTo(found("2"));
      assertThat(slow).isNotDone();
      gate.countDown();
      assertThat(slow.get()).isEqualTo(found("1"));
    } finally {
      viewers.shutdownNow();
    }
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
        .isEqualTo(new RunLookup.Old(good.run(), good.asOf(), failure, Optional.empty()));

    clock.pass(Duration.ofHours(1));
    assertThat(runs.find(acme, RUN)).isEqualTo(new RunLookup.Failed(failure));
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"NOT_FOUND", "REFUSED"})
  void forgetsWhatIsGoneOrNotOursToSee(Failure failure) {
    runs.find(acme, RUN);
    clock.pass(Duration.ofSeconds(15));
    vendor.fails(failure);
    assertThat(runs.find(acme, RUN)).isEqualTo(new RunLookup.Failed(failure));
    assertThat(runs.numbered(acme, "1")).isEmpty();

    clock.pass(Duration.ofSeconds(15));
    vendor.fails(Failure.UNREACHABLE);
    assertThat(runs.find(acme, RUN)).isEqualTo(new RunLookup.Failed(Failure.UNREACHABLE));
  }

  @ParameterizedTest
  @EnumSource(Failure.class)
  void remembersAFailureForTheFreshTime(Failure failure) {
    vendor.fails(failure);
    runs.find(acme, RUN);
    clock.pass(Duration.ofSeconds(15).minusMillis(1));
    assertThat(runs.find(acme, RUN)).isEqualTo(new RunLookup.Failed(failure));
    assertThat(vendor.calls).hasValue(1);

    clock.pass(Duration.ofMillis(1));
    vendor.answer = () -> found("1");
    assertThat(runs.find(acme, RUN)).isEqualTo(found("1"));
  }

  @Test
  void asksAgainAsSoonAsTheVendorAllows() {
    vendor.fails(Failure.BUSY, Duration.ofSeconds(5));
    runs.find(acme, RUN);
    clock.pass(Duration.ofSeconds(2));
    assertThat(runs.find(acme, RUN))
        .as("the pause that is left")
        .isEqualTo(new RunLookup.Failed(Failure.BUSY, Optional.of(Duration.ofSeconds(3))));
    assertThat(vendor.calls).hasValue(1);

    clock.pass(Duration.ofSeconds(3));
    runs.find(acme, RUN);
    assertThat(vendor.calls).hasValue(2);
  }

  @Test
  void aLongPauseIsPassedOnButNotSatOut() {
    vendor.fails(Failure.BUSY, Duration.ofMinutes(10));
    assertThat(runs.find(acme, RUN))
        .isEqualTo(new RunLookup.Failed(Failure.BUSY, Optional.of(Duration.ofMinutes(10))));
    clock.pass(Duration.ofSeconds(15));
    vendor.answer = () -> found("1");
    assertThat(runs.find(acme, RUN)).isEqualTo(found("1"));
  }

  @Test
  void aGoodAnswerEndsTheMemoryOfAFailure() {
    runs.find(acme, RUN);
    clock.pass(Duration.ofSeconds(15));
    vendor.fails(Failure.UNREACHABLE);
    runs.find(acme, RUN);
    clock.pass(Duration.ofSeconds(15));
    vendor.answer = () -> found("2");
    assertThat(runs.find(acme, RUN)).isEqualTo(found("2"));
    assertThat(runs.find(acme, RUN)).isEqualTo(found("2"));
  }

  @Test
  void aMistakeOfOursDoesNotBlockTheRun() {
    vendor.answer =
        () -> {
          throw new IllegalStateException("ours");
        };
    assertThatThrownBy(() -> runs.find(acme, RUN)).hasMessage("ours");
    vendor.answer = () -> found("1");
    assertThat(runs.find(acme, RUN)).isEqualTo(found("1"));
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

  private RunLookup found(String number) {
    return new RunLookup.Found(run(number), clock.instant());
  }

  private static Run run(String number) {
    return new Run(
        "abc",
        Optional.of(number),
        Optional.of("A run"),
        new Run.Template(Optional.empty(), Optional.empty()),
        new RunStatus(RunStatus.Kind.ACTIVE, "active"),
        Optional.empty(),
        new Run.Times(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new Run.Participants(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Included.absent(),
        Included.absent(),
        Included.absent(),
        Included.absent(),
        "",
        Included.absent(),
        Included.absent(),
        Included.absent(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
