package org.runportal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runportal.run.CallPermits;
import org.runportal.run.Failure;
import org.runportal.run.Question;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.tallyfy.MovingClock;
import org.runportal.tallyfy.TestTenants;
import org.runportal.tenant.Tenant;

/** Runs of one tenant that cannot be had take nothing from those that can: exact counts. */
class FairnessTest {
  private static final int CALLS_PER_MINUTE = 120;

  private final Logger log = Logger.getLogger("org.runportal.cache");
  private final MovingClock clock = new MovingClock();

  /** makes every pause as short as it can be, so that failing runs are asked for most often */
  private final CallLimits limits = new CallLimits(clock, () -> 0);

  private final CachedRuns runs =
      new CachedRuns(new CopyMemory(), () -> this.visitor, this::ask, limits, clock);
  private final Tenant acme =
      TestTenants.tenant(
          "acme",
          URI.create("http://localhost/api"),
          new Tenant.Limits(
              Duration.ofSeconds(2),
              Duration.ofSeconds(10),
              Duration.ofSeconds(15),
              Duration.ofHours(24),
              CALLS_PER_MINUTE));

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
        refused += failure == Failure.LIMITED ? 1 : 0;
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
    return new RunLookup.Failed(Failure.LIMITED, Optional.of(pause));
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
