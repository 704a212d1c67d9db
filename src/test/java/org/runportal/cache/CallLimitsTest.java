package org.runportal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.LogCapture;
import org.runportal.cache.TenantStatus.CallStatus;
import org.runportal.run.CallPermits;
import org.runportal.run.Failure;
import org.runportal.run.Identity;
import org.runportal.run.PeopleSource;
import org.runportal.run.Person;
import org.runportal.run.Question;
import org.runportal.run.RunId;
import org.runportal.run.RunListQuery;
import org.runportal.run.TemplateId;
import org.runportal.tallyfy.MovingClock;
import org.runportal.tallyfy.TestTenants;
import org.runportal.tenant.Tenant;

/**
 * When a tenant may call: 60 calls a minute, fresh for 15 seconds, as long for a call as the tenant
 * waits.
 */
class CallLimitsTest {
  private static final URI API = URI.create("http://localhost/api");

  /** A run that answers, once it has been asked for. */
  private static final Question KNOWN = new Question.OfRun(new RunId("known"));

  /** As many values as an answer may have. */
  private static final long LARGEST = 800_000;

  @RegisterExtension private final LogCapture log = new LogCapture(TenantCallLimits.class);

  private final Tenant acme = TestTenants.tenant("acme", API);
  private final Tenant globex = TestTenants.tenant("globex", API);
  private final MovingClock clock = new MovingClock();

  /** makes every pause as short as it can be: half of the whole */
  private final CallLimits limits = new CallLimits(clock, () -> 0);

  private int next;

  @Test
  void letsNoMoreThanTheBudgetPassInAnyMinute() {
    List<Long> passed = new ArrayList<>();
    for (long millis = 0; millis < 300_000; millis += 100) {
      if (limits.request(acme, KNOWN) instanceof CallPermits.Permit call) {
        passed.add(millis);
        call.answered();
      }
      clock.pass(Duration.ofMillis(100));
    }

    assertThat(passed).hasSize(300);
    for (int i = 60; i < passed.size(); i++) {
      assertThat(passed.get(i) - passed.get(i - 60)).isGreaterThanOrEqualTo(60_000);
    }
  }

  /** Those that were under way before the limit was reached are not read either. */
  @Test
  void letsOnlySoMuchOfLargeAnswersBeReadHoweverManyAreUnderWay() {
    List<CallPermits.Permit> underWay = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      underWay.add(open(acme, run("run" + i)));
    }

    assertThat(underWay.stream().map(call -> call.large(LARGEST)))
        .hasSize(30)
        .areExactly(20, new Condition<>(Optional::isEmpty, "is read"))
        .areExactly(
            10,
            new Condition<>(
                Optional.of(closed(Failure.LIMITED, Duration.ofMinutes(1)))::equals, "is not"));
  }

  /** A run of hundreds of tasks takes a fortieth of what one of thousands does. */
  @Test
  void countsLargeAnswersByTheirSize() {
    int read = 0;
    for (int minutes = 0; minutes < 2; minutes++) {
      for (int i = 0; i < 30; i++) {
        read += open(acme, run("run" + minutes + i)).large(LARGEST / 40).isEmpty() ? 1 : 0;
      }
      clock.pass(Duration.ofMinutes(1));
    }
    assertThat(read).isEqualTo(60);
  }

  @Test
  void freesWhatWasReadAMinuteAgo() {
    for (int i = 0; i < 20; i++) {
      assertThat(open(acme, run("run" + i)).large(LARGEST)).isEmpty();
      clock.pass(Duration.ofSeconds(2));
    }
    assertThat(limits.request(acme, run("another")))
        .isEqualTo(closed(Failure.LIMITED, Duration.ofSeconds(20)));

    clock.pass(Duration.ofSeconds(20));
    assertThat(open(acme, run("another")).large(LARGEST)).isEmpty();
    assertThat(limits.request(acme, run("later")))
        .isEqualTo(closed(Failure.LIMITED, Duration.ofSeconds(2)));
  }

  /** One question of each kind. */
  static Stream<Question> kinds() {
    return Stream.of(
        run("run"),
        new Question.OfRunList(RunListQuery.NEWEST),
        new Question.OfTaskList(
            new Identity(new Person.Member("1001", Optional.empty()), Set.of())),
        new Question.OfPeople(PeopleSource.PeopleList.MEMBERS),
        new Question.OfLeftOutTasks(new RunId("run")),
        new Question.OfTemplate(new TemplateId("template")),
        new Question.OfYardstick(new TemplateId("template")));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void letsNoKindOfQuestionUseUpTheLargeAnswersOfAnother(Question greedy) {
    CallPermits.Permit many = open(acme, greedy);
    for (int i = 0; i < 30; i++) {
      many.large(LARGEST);
    }
    assertThat(limits.of(acme).denied(greedy))
        .as("%s may be large again", greedy)
        .contains(closed(Failure.LIMITED, Duration.ofMinutes(1)));

    kinds()
        .filter(other -> other.getClass() != greedy.getClass())
        .forEach(other -> assertThat(open(acme, other).large(LARGEST)).as("%s", other).isEmpty());
  }

  /** As many as the budget has for them: fifty runs of twenty tasks each in every one. */
  @Test
  void readsOrdinaryListsWhileLongRunsAreWatchedAndTheOtherWayRound() {
    for (int i = 0; i < 20; i++) {
      assertThat(open(acme, run("run" + i)).large(LARGEST)).as("run %d", i).isEmpty();
    }
    int lists = 0;
    while (limits.request(acme, list(lists)) instanceof CallPermits.Permit call) {
      assertThat(call.large(32_000)).as("list %d", lists).isEmpty();
      call.answered();
      lists++;
    }
    assertThat(lists).as("what the budget has for lists").isEqualTo(22);
  }

  /** What was large and is light now is asked for as ever. */
  @Test
  void expectsOfARunWhatItsLastAnswerWas() {
    for (int i = 0; i < 20; i++) {
      CallPermits.Permit call = open(acme, run("run" + i));
      call.large(LARGEST);
      call.answered();
    }
    assertThat(limits.request(acme, KNOWN))
        .as("nobody knows")
        .isEqualTo(closed(Failure.LIMITED, Duration.ofMinutes(1)));
    Question first = run("run0");
    assertThat(limits.request(acme, first))
        .isEqualTo(closed(Failure.LIMITED, Duration.ofMinutes(1)));

    clock.pass(Duration.ofMinutes(1));
    open(acme, first).answered();
    for (int i = 1; i <= 20; i++) {
      open(acme, run("run" + i)).large(LARGEST);
    }
    assertThat(limits.request(acme, first)).isInstanceOf(CallPermits.Permit.class);
  }

  private static Question list(int number) {
    return new Question.OfRunList(RunListQuery.NEWEST.in(RunListQuery.Window.page(number + 1)));
  }

  @Test
  void saysWhenTheNextCallIsFree() {
    open(acme).answered();
    clock.pass(Duration.ofSeconds(20));
    for (int i = 1; i < 60; i++) {
      open(acme).answered();
    }
    assertThat(limits.request(acme, KNOWN))
        .isEqualTo(closed(Failure.LIMITED, Duration.ofSeconds(40)));
    assertThat(limits.of(acme).status().used()).isEqualTo(60);

    clock.pass(Duration.ofSeconds(40));
    open(acme).answered();
    assertThat(limits.request(acme, KNOWN))
        .isEqualTo(closed(Failure.LIMITED, Duration.ofSeconds(20)));
    assertThat(limits.request(globex, KNOWN))
        .as("another tenant's")
        .isInstanceOf(CallPermits.Permit.class);
  }

  @Test
  void aClockSetBackNeitherWidensTheBudgetNorClosesItForLong() {
    for (int i = 0; i < 60; i++) {
      open(acme).answered();
    }
    clock.pass(Duration.ofDays(-1));
    assertThat(limits.request(acme, KNOWN))
        .isEqualTo(closed(Failure.LIMITED, Duration.ofMinutes(1)));
    clock.pass(Duration.ofMinutes(1));
    open(acme);
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"BUSY", "UNREACHABLE"})
  void keepsThePauseTheVendorAsksForToTheSecond(Failure failure) {
    open(acme).failed(failure, Optional.of(Duration.ofSeconds(90)));

    assertThat(limits.request(acme, KNOWN)).isEqualTo(closed(failure, Duration.ofSeconds(90)));
    clock.pass(Duration.ofSeconds(89));
    assertThat(limits.request(acme, KNOWN)).isEqualTo(closed(failure, Duration.ofSeconds(1)));
    assertThat(limits.request(globex, KNOWN)).isInstanceOf(CallPermits.Permit.class);
    clock.pass(Duration.ofSeconds(1));
    open(acme);
  }

  @Test
  void aShorterPauseDoesNotCutALongerOne() {
    CallPermits.Permit first = open(acme);
    CallPermits.Permit second = open(acme);
    first.failed(Failure.BUSY, Optional.of(Duration.ofSeconds(60)));
    second.failed(Failure.BUSY, Optional.of(Duration.ofSeconds(5)));
    assertThat(limits.request(acme, KNOWN)).isEqualTo(closed(Failure.BUSY, Duration.ofSeconds(60)));
  }

  @Test
  void pausesByItselfWhenAskedToWaitWithoutATime() {
    open(acme).failed(Failure.BUSY, Optional.empty());
    assertThat(limits.request(acme, KNOWN)).isEqualTo(closed(Failure.BUSY, Duration.ofSeconds(1)));
  }

  @Test
  void opensAfterFiveDifferentFailuresAndSendsOneProbeAtATime() {
    trip(acme);
    assertThat(breaker()).isEqualTo(CallStatus.Breaker.OPEN);
    assertThat(limits.request(acme, KNOWN))
        .isEqualTo(closed(Failure.UNREACHABLE, Duration.ofSeconds(1)));

    clock.pass(Duration.ofSeconds(1));
    assertThat(breaker()).isEqualTo(CallStatus.Breaker.HALF_OPEN);
    CallPermits.Permit probe = open(acme);
    assertThat(limits.request(acme, KNOWN))
        .as("while the probe is under way")
        .isEqualTo(closed(Failure.UNREACHABLE, acme.limits().total()));
    probe.failed(Failure.TIMED_OUT, Optional.empty());

    assertThat(limits.request(acme, KNOWN))
        .isEqualTo(closed(Failure.TIMED_OUT, Duration.ofSeconds(2)));
    clock.pass(Duration.ofSeconds(2));
    open(acme).answered();
    assertThat(breaker()).isEqualTo(CallStatus.Breaker.CLOSED);
    open(acme);
    open(acme);
  }

  @Test
  void fourFailuresDoNotOpenItNorDoesOneOfAnotherTenant() {
    for (int i = 0; i < 4; i++) {
      open(acme, run("r" + i)).failed(Failure.TIMED_OUT, Optional.empty());
    }
    open(globex).failed(Failure.TIMED_OUT, Optional.empty());
    assertThat(breaker()).isEqualTo(CallStatus.Breaker.CLOSED);
    open(acme).answered();
    open(acme, run("r5")).failed(Failure.TIMED_OUT, Optional.empty());
    assertThat(breaker()).isEqualTo(CallStatus.Breaker.CLOSED);
  }

  @Test
  void oneRunThatFailsAgainAndAgainDoesNotOpenIt() {
    for (int i = 0; i < 10; i++) {
      open(acme, run("broken")).failed(Failure.UNREACHABLE, Optional.empty());
    }
    assertThat(breaker()).isEqualTo(CallStatus.Breaker.CLOSED);
  }

  @Test
  void runsThatFailedAlreadySayNothingNewOfTheVendor() {
    trip(acme);
    clock.pass(Duration.ofSeconds(1));
    open(acme).answered();
    for (int i = 0; i < 5; i++) {
      open(acme, run("failing" + i)).failed(Failure.UNREACHABLE, Optional.empty());
    }
    assertThat(breaker()).isEqualTo(CallStatus.Breaker.CLOSED);
  }

  @Test
  void anOpenBreakerLetsFourFirstLooksPassAtATimeAndClosesWhenOneIsAnswered() {
    trip(acme);
    List<CallPermits.Permit> looks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      looks.add(open(acme, run("look" + i)));
    }
    assertThat(limits.request(acme, run("look4")))
        .isEqualTo(closed(Failure.UNREACHABLE, Duration.ofSeconds(1)));

    looks.get(0).failed(Failure.UNREACHABLE, Optional.empty());
    open(acme, run("look4")).answered();
    assertThat(breaker()).isEqualTo(CallStatus.Breaker.CLOSED);
  }

  @Test
  void aRunThatNeverAnsweredIsNoProbeUntilARefreshPeriodLater() {
    trip(acme);
    clock.pass(Duration.ofSeconds(1));
    assertThat(limits.request(acme, run("failing0")))
        .isEqualTo(closed(Failure.UNREACHABLE, Duration.ofSeconds(15)));
    clock.pass(Duration.ofSeconds(15));
    open(acme, run("failing0"));
  }

  @Test
  void whoGuessesIdsLeavesHalfOfTheBudgetToKnownRuns() {
    open(acme).answered();
    int missing = 0;
    while (limits.request(acme, run("guess" + missing)) instanceof CallPermits.Permit call) {
      call.failed(Failure.NOT_FOUND, Optional.empty());
      missing++;
    }
    assertThat(missing).isEqualTo(30);
    assertThat(limits.request(acme, run("another")))
        .isEqualTo(closed(Failure.LIMITED, Duration.ofMinutes(1)));
    for (int i = 0; i < 29; i++) {
      open(acme).answered();
    }
  }

  @Test
  void whatBroughtNothingIsAskedAgainWithAQuarterOfTheBudget() {
    int repeats = 0;
    open(acme, run("broken")).failed(Failure.UNREACHABLE, Optional.empty());
    while (limits.request(acme, run("broken")) instanceof CallPermits.Permit call) {
      call.failed(Failure.UNREACHABLE, Optional.empty());
      repeats++;
    }
    assertThat(repeats).isEqualTo(14);
    open(acme, run("first")).answered();
  }

  @Test
  void namesUseAQuarterOfTheBudgetAndOnlyWhileHalfOfItIsLeft() {
    Question members = new Question.OfPeople(PeopleSource.PeopleList.MEMBERS);
    int pages = 0;
    while (limits.request(acme, members) instanceof CallPermits.Permit call) {
      call.answered();
      pages++;
    }
    assertThat(pages).isEqualTo(15);

    for (int i = 0; i < 30; i++) {
      open(globex).answered();
    }
    assertThat(limits.request(globex, members))
        .isEqualTo(closed(Failure.LIMITED, Duration.ofMinutes(1)));
    open(globex).answered();
  }

  @Test
  void listsOfRunsLeaveSomethingToWhatWaitsForSomebody() {
    assertThat(granted(acme, new Question.OfRunList(RunListQuery.NEWEST))).isEqualTo(22);
    Identity ana = new Identity(new Person.Member("7", Optional.empty()), Set.of());

    assertThat(granted(acme, new Question.OfTaskList(ana)))
        .as("all that is no run uses half")
        .isEqualTo(8);
  }

  @Test
  void templatesAndYardsticksUseAnEighthEachAndOnlyWhileHalfOfItIsLeft() {
    Question template = new Question.OfTemplate(new TemplateId("t1"));
    Question yardstick = new Question.OfYardstick(new TemplateId("t1"));

    assertThat(granted(acme, template)).isEqualTo(7);
    assertThat(granted(acme, yardstick)).isEqualTo(7);
    assertThat(granted(acme, new Question.OfPeople(PeopleSource.PeopleList.MEMBERS))).isEqualTo(15);
    assertThat(granted(acme, new Question.OfRunList(RunListQuery.NEWEST)))
        .as("lists and all that is fetched behind pages use half")
        .isEqualTo(1);
    for (int i = 0; i < 30; i++) {
      open(acme).answered();
    }

    for (int i = 0; i < 30; i++) {
      open(globex).answered();
    }
    assertThat(limits.request(globex, template))
        .isEqualTo(closed(Failure.LIMITED, Duration.ofMinutes(1)));
    assertThat(limits.request(globex, yardstick))
        .isEqualTo(closed(Failure.LIMITED, Duration.ofMinutes(1)));
  }

  private int granted(Tenant tenant, Question question) {
    int granted = 0;
    while (limits.request(tenant, question) instanceof CallPermits.Permit call) {
      call.answered();
      granted++;
    }
    return granted;
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"NOT_FOUND", "REFUSED", "UNREADABLE"})
  void anAnswerIsNoSignOfTroubleWhateverItSays(Failure failure) {
    trip(acme);
    clock.pass(Duration.ofSeconds(1));
    open(acme).failed(failure, Optional.empty());
    assertThat(breaker()).isEqualTo(CallStatus.Breaker.CLOSED);
    for (int i = 0; i < 10; i++) {
      open(acme, run("odd" + i)).failed(failure, Optional.empty());
    }
    assertThat(breaker()).isEqualTo(CallStatus.Breaker.CLOSED);
  }

  @Test
  void probesLessAndLessOftenButOnceInARefreshPeriod() {
    trip(acme);
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Duration pause = ((CallPermits.Denied) limits.request(acme, KNOWN)).retryAfter();
      pauses.add(pause);
      clock.pass(pause);
      open(acme).failed(Failure.UNREACHABLE, Optional.empty());
    }
    assertThat(pauses)
        .extracting(Duration::toMillis)
        .containsExactly(1_000L, 2_000L, 4_000L, 7_500L, 7_500L, 7_500L);
  }

  @Test
  void aProbeThatNeverEndsHoldsItNoLongerThanACallMayTake() {
    trip(acme);
    clock.pass(Duration.ofSeconds(1));
    open(acme);
    clock.pass(acme.limits().total());
    open(acme);
  }

  @Test
  void callsBegunBeforeItOpenedDoNotLengthenThePause() {
    List<CallPermits.Permit> calls = new ArrayList<>();
    open(acme).answered();
    for (int i = 0; i < 16; i++) {
      calls.add(open(acme, run("slow" + i)));
    }
    calls.forEach(call -> call.failed(Failure.TIMED_OUT, Optional.empty()));
    assertThat(limits.request(acme, KNOWN))
        .isEqualTo(closed(Failure.TIMED_OUT, Duration.ofSeconds(1)));
  }

  @Test
  void writesOneLineForEachChange() {
    for (int day = 0; day < 3; day++) {
      log.clear();
      trip(acme);
      for (int i = 0; i < 20; i++) {
        clock.pass(Duration.ofSeconds(15));
        open(acme).failed(Failure.UNREACHABLE, Optional.empty());
        limits.request(acme, KNOWN);
      }
      assertThat(log.records()).hasSize(1);
      clock.pass(Duration.ofSeconds(15));
      open(acme).answered();
      open(acme).answered();
      assertThat(log.records()).hasSize(2);
    }
  }

  @Test
  void spreadsPausesOverTheirSecondHalf() {
    for (double chance : new double[] {0, 0.25, 0.5, 0.999}) {
      BackOff backOff = new BackOff(() -> (long) (chance * 0x1p53) << 11);
      assertThat(backOff.pause(1, Duration.ofSeconds(15)).toMillis())
          .isEqualTo((long) (1_000 + 1_000 * chance));
      assertThat(backOff.pause(4, Duration.ofSeconds(15)).toMillis())
          .isEqualTo((long) (7_500 + 7_500 * chance));
      assertThat(backOff.pause(Integer.MAX_VALUE, Duration.ofDays(1)).toMillis())
          .isEqualTo((long) (30_000 + 30_000 * chance));
    }
  }

  @Test
  void tellsHowCallsEndedAndHowLongTheyTook() {
    CallPermits.Permit slow = open(acme);
    clock.pass(Duration.ofMillis(700));
    slow.answered();
    open(acme).answered();
    open(acme).failed(Failure.NOT_FOUND, Optional.empty());

    TenantStatus.Calls calls = limits.of(acme).calls();
    assertThat(calls.answered()).isEqualTo(2);
    assertThat(calls.failed()).containsEntry(Failure.NOT_FOUND, 1L).containsEntry(Failure.BUSY, 0L);
    assertThat(calls.bounds().get(4)).isEqualTo(Duration.ofSeconds(1));
    assertThat(calls.times()).containsExactly(2L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L);
    assertThat(calls.total()).isEqualTo(Duration.ofMillis(700));
  }

  private void trip(Tenant tenant) {
    open(tenant).answered();
    for (int i = 0; i < Breaker.FAILURES; i++) {
      open(tenant, run("failing" + next++)).failed(Failure.UNREACHABLE, Optional.empty());
    }
  }

  private static Question run(String id) {
    return new Question.OfRun(new RunId(id));
  }

  private CallPermits.Permit open(Tenant tenant) {
    return open(tenant, KNOWN);
  }

  private CallPermits.Permit open(Tenant tenant, Question question) {
    CallPermits.Decision entry = limits.request(tenant, question);
    assertThat(entry).isInstanceOf(CallPermits.Permit.class);
    return (CallPermits.Permit) entry;
  }

  private CallStatus.Breaker breaker() {
    return limits.of(acme).status().breaker();
  }

  private static CallPermits.Denied closed(Failure failure, Duration retryAfter) {
    return new CallPermits.Denied(failure, retryAfter);
  }
}
