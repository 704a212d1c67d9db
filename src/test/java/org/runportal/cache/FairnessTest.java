package org.runportal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runportal.run.CallPermits;
import org.runportal.run.Failure;
import org.runportal.run.Fetched;
import org.runportal.run.Question;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunId;
import org.runportal.run.RunList;
import org.runportal.run.RunListLookup;
import org.runportal.run.RunListQuery;
import org.runportal.run.RunLookup;
import org.runportal.tallyfy.MovingClock;
import org.runportal.tallyfy.TestTenants;
import org.runportal.tenant.Tenant;

/** Runs of one tenant that cannot be had take nothing from those that can: exact counts. */
class FairnessTest {
  private static final int CALLS_PER_MINUTE = 120;
  private static final RunList LIST = new RunList(List.of(), OptionalInt.of(0), false, true);

  private final Logger log = Logger.getLogger("org.runportal.cache");
  private final MovingClock clock = new MovingClock();

  /** makes every pause as short as it can be, so that failing runs are asked for most often */
  private final CallLimits limits = new CallLimits(clock, () -> 0);

  private final CachedRuns runs =
      new CachedRuns(new CopyMemory(), () -> this.visitor, this::ask, limits, clock);
  private final CopyMemory memory = new CopyMemory();
  private final CachedRunLists lists =
      new CachedRunLists(memory, () -> this.visitor, this::ask, limits, clock);
  private final CompletableFuture<Fetched<RunList>> held = new CompletableFuture<>();
  private final Tenant acme = tenant("acme", CALLS_PER_MINUTE);

  private static Tenant tenant(String id, int callsPerMinute) {
    return TestTenants.tenant(
        id,
        URI.create("http://localhost/api"),
        new Tenant.Limits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofHours(24),
            callsPerMinute));
  }

  private int calls;
  private String visitor = "somebody";

  @BeforeEach
  void silence() {
    log.setLevel(Level.OFF);
  }

  @AfterEach
  void speak() {
    log.setLevel(null);
  }

  @Test
  void everyFirstLookAtAHealthyRunIsAnsweredThoughTwentyRunsAreBroken() {
    int answered = 0;
    int looks = 0;
    for (int tenth = 0; tenth < 600; tenth++) {
      // one visitor goes round the broken runs, three a second, and reloads them
      if (tenth % 3 == 0) {
        assertThat(look("broken" + tenth / 3 % 20)).isInstanceOf(RunLookup.Failed.class);
      }
      if (tenth % 12 == 7) {
        answered += look("healthy" + looks++) instanceof RunLookup.Found ? 1 : 0;
      }
      clock.pass(Duration.ofMillis(100));
    }
    assertThat(looks).isEqualTo(50);
    assertThat(answered).isEqualTo(50);
    assertThat(calls).isLessThanOrEqualTo(CALLS_PER_MINUTE);
  }

  @Test
  void everyRunIsSeenForTheFirstTimeThoughOneVisitorGuessesIds() {
    int answered = 0;
    int guessed = 0;
    int refused = 0;
    for (int tenth = 0; tenth < 600; tenth++) {
      if (tenth % 3 == 0) {
        visitor = "guesser";
        Failure failure = ((RunLookup.Failed) look("missing" + tenth)).failure();
        guessed += failure == Failure.NOT_FOUND ? 1 : 0;
        refused += failure == Failure.VISITOR_LIMITED ? 1 : 0;
      }
      if (tenth % 18 == 7) {
        visitor = "colleague " + tenth;
        answered += look("healthy" + tenth / 18) instanceof RunLookup.Found ? 1 : 0;
      }
      clock.pass(Duration.ofMillis(100));
    }
    assertThat(answered).isEqualTo(33);
    assertThat(guessed).as("a sixth of the budget").isEqualTo(CALLS_PER_MINUTE / 6);
    assertThat(refused).isEqualTo(200 - guessed);
    assertThat(calls).isEqualTo(33 + guessed);
    assertThat(runs.status(acme).limited().get(OwnLimit.UNKNOWN_IDS)).isEqualTo(refused);
  }

  @Test
  void whoGuessedMayLookAtRunsThatAreKnown() {
    look("healthy1");
    visitor = "guesser";
    for (int i = 0; i < 100; i++) {
      look("missing" + i);
    }
    clock.pass(Duration.ofSeconds(40));

    assertThat(look("healthy1")).isInstanceOf(RunLookup.Found.class);
    assertThat(look("missing100")).isEqualTo(refusedFor(Duration.ofSeconds(20)));
    clock.pass(Duration.ofSeconds(20));
    assertThat(look("missing100")).isEqualTo(new RunLookup.Failed(Failure.NOT_FOUND));
  }

  private static RunLookup refusedFor(Duration pause) {
    return new RunLookup.Failed(Failure.VISITOR_LIMITED, Optional.of(pause));
  }

  @Test
  void everyKnownRunIsRenewedThoughManyGuessIds() {
    for (int run = 0; run < 33; run++) {
      look("healthy" + run);
    }
    clock.pass(Duration.ofMinutes(2));
    int current = 0;
    int guessed = 0;
    for (int tenth = 0; tenth < 600; tenth++) {
      if (tenth % 3 == 0) {
        visitor = "guesser " + tenth;
        guessed +=
            look("missing" + tenth) instanceof RunLookup.Failed failed
                    && failed.failure() == Failure.NOT_FOUND
                ? 1
                : 0;
      }
      if (tenth % 18 == 7) {
        current += look("healthy" + tenth / 18) instanceof RunLookup.Found ? 1 : 0;
      }
      clock.pass(Duration.ofMillis(100));
    }
    assertThat(current).isEqualTo(33);
    assertThat(guessed).as("half of the budget").isEqualTo(CALLS_PER_MINUTE / 2);
    assertThat(runs.status(acme).limited().get(OwnLimit.BUDGET)).isEqualTo(200 - guessed);
  }

  @Test
  void everybodyHasListsThoughOneVisitorAsksForEverNewOnes() {
    int answered = 0;
    int greedy = 0;
    for (int tenth = 0; tenth < 600; tenth++) {
      if (tenth % 3 == 0) {
        visitor = "greedy";
        greedy += list("greedy" + tenth) instanceof RunListLookup.Found ? 1 : 0;
      }
      if (tenth % 40 == 7) {
        visitor = "colleague " + tenth;
        answered += list("colleague" + tenth) instanceof RunListLookup.Found ? 1 : 0;
      }
      clock.pass(Duration.ofMillis(100));
    }
    assertThat(greedy).as("a quarter of the budget").isEqualTo(CALLS_PER_MINUTE / 4);
    assertThat(answered).as("the rest of three eighths").isEqualTo(15);
    assertThat(calls).isEqualTo(greedy + answered);
    assertThat(runs.status(acme).limited())
        .containsEntry(OwnLimit.VISITOR_LISTS, 200L - greedy)
        .containsEntry(OwnLimit.BUDGET, 0L);
  }

  @ParameterizedTest
  @CsvSource({"1, 4", "2, 8"})
  void whoClicksAtHumanSpeedNeverMeetsALimitOfLists(int pages, int seconds) {
    Tenant usual = tenant("usual", 60);
    for (int click = 0; click < 100; click++) {
      assertThat(list(usual, "words" + click, pages)).isInstanceOf(RunListLookup.Found.class);
      clock.pass(Duration.ofSeconds(seconds));
    }
    assertThat(calls).isEqualTo(100 * pages);
  }

  @Test
  void whoAskedForManyListsHasThoseThatAreCached() {
    list("cached");
    clock.pass(Duration.ofMinutes(2));
    useUpLists();
    calls = 0;

    assertThat(list("cached")).as("of two minutes").isEqualTo(current(Duration.ofMinutes(2)));
    assertThat(list("greedy0")).as("fresh").isEqualTo(current(Duration.ZERO));
    assertThat(list("new")).isEqualTo(noList(Duration.ofMinutes(1)));
    assertThat(calls).isZero();

    visitor = "colleague";
    list("cached");
    assertThat(calls).as("renewed for a colleague").isEqualTo(1);
  }

  @Test
  void anOldListIsShownWithTheReasonToWhoAskedForMany() {
    list("cached");
    clock.pass(Duration.ofMinutes(10));
    useUpLists();

    assertThat(list("cached"))
        .isEqualTo(
            new RunListLookup.Found(
                LIST,
                clock.instant().minus(Duration.ofMinutes(10)),
                Optional.of(
                    new RunListLookup.Trouble(
                        Optional.of(Failure.VISITOR_LIMITED),
                        Optional.of(Duration.ofMinutes(1))))));
    clock.pass(Duration.ofMinutes(1));
    assertThat(list("cached")).isEqualTo(current(Duration.ZERO));
  }

  /** What is asked for already costs no call. */
  @Test
  void whoAskedForManyListsJoinsWhatOthersWaitFor() {
    useUpLists();
    CompletableFuture<RunListLookup> colleagues = slowly("slow", "colleague");
    CompletableFuture<RunListLookup> joined = slowly("slow", "greedy");
    assertThat(slowly("other", "greedy")).isCompletedWithValue(noList(Duration.ofMinutes(1)));
    assertThat(joined).isNotDone();

    held.complete(new Fetched.Read<>(LIST, clock.instant()));

    assertThat(joined.join()).isEqualTo(current(Duration.ZERO));
    assertThat(colleagues.join()).isEqualTo(current(Duration.ZERO));
  }

  /** As many as may be, of one page each. */
  private void useUpLists() {
    visitor = "greedy";
    for (int list = 0; list < CALLS_PER_MINUTE / 4; list++) {
      assertThat(list("greedy" + list)).isInstanceOf(RunListLookup.Found.class);
    }
  }

  private CompletableFuture<RunListLookup> slowly(String words, String who) {
    visitor = who;
    return lists.find(acme, query(words, 1)).answer();
  }

  private RunListLookup list(String words) {
    return list(acme, words, 1);
  }

  private RunListLookup list(Tenant tenant, String words, int pages) {
    return lists.find(tenant, query(words, pages)).answer().join();
  }

  private static RunListQuery query(String words, int pages) {
    RunListQuery any = RunListQuery.NEWEST;
    return new RunListQuery(
        any.show(),
        words,
        any.template(),
        any.tag(),
        any.person(),
        any.order(),
        new RunListQuery.Window(1, pages));
  }

  private RunListLookup current(Duration age) {
    return new RunListLookup.Found(LIST, clock.instant().minus(age), Optional.empty());
  }

  private static RunListLookup noList(Duration pause) {
    return new RunListLookup.Failed(Failure.VISITOR_LIMITED, Optional.of(pause));
  }

  /** The vendor: answers lists at once, page by page, but for the slow one. */
  private CompletionStage<Fetched<RunList>> ask(Tenant tenant, RunListQuery query) {
    for (int page = 0; page < query.window().pages(); page++) {
      Question question = new Question.OfRunList(query);
      if (!(limits.request(tenant, question) instanceof CallPermits.Permit call)) {
        return CompletableFuture.completedFuture(
            new Fetched.Failed<>(Failure.LIMITED, Optional.of(Duration.ofSeconds(1))));
      }
      calls++;
      call.answered();
    }
    return query.words().equals("slow")
        ? held
        : CompletableFuture.completedFuture(new Fetched.Read<>(LIST, clock.instant()));
  }

  private RunLookup look(String run) {
    return runs.find(acme, new RunId(run)).answer().join();
  }

  /** The vendor: answers at once, by what the run is called. */
  private CompletionStage<RunLookup> ask(Tenant tenant, RunId id) {
    if (!(limits.request(tenant, new Question.OfRun(id)) instanceof CallPermits.Permit call)) {
      throw new AssertionError("was asked without a permit");
    }
    calls++;
    if (id.value().startsWith("healthy")) {
      call.answered();
      return CompletableFuture.completedFuture(
          new RunLookup.Found(RunBuilder.aRun().build(), clock.instant()));
    }
    Failure failure = id.value().startsWith("broken") ? Failure.UNREACHABLE : Failure.NOT_FOUND;
    call.failed(failure, Optional.empty());
    return CompletableFuture.completedFuture(new RunLookup.Failed(failure));
  }
}
