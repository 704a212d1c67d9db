package org.runportal.tallyfy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.runportal.run.Failure;
import org.runportal.run.Question;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.RunSource;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.transport.FairSlots;
import org.runportal.transport.TimeLimit;

/**
 * Reads runs from Tallyfy: one call with all relations, without retry and cache. Where that answer
 * leaves tasks out, they are asked for in the time that is left; without them the run is shown all
 * the same, and says how many it lacks. Every upstream failure is a {@link Failure} and one log
 * line with tenant, run, failure, duration and the vendor's request id, but nothing of the
 * response, the token or the URL.
 */
@ApplicationScoped
public class TallyfyRuns implements RunSource {
  private static final Logger LOGGER = System.getLogger(TallyfyRuns.class.getName());
  private static final int FORBIDDEN = 403;

  /** Pages of a hundred tasks that are added to a run. */
  private static final int MAX_PAGES = 5;

  /**
   * What a run may take in memory that waits for its other tasks, and each page of them. A larger
   * run is shown without them, and the page says how many there are.
   */
  private static final long MAX_HELD_BYTES = 8L * 1024 * 1024;

  private static final int MAX_PARTIAL = 8;
  private static final int MAX_PARTIAL_OF_ONE = 2;

  private final TallyfyCalls calls;
  private final Clock clock;

  /** Runs that wait for their other tasks: until they are read together they are kept as sent. */
  private final FairSlots<TenantId> partialRuns = new FairSlots<>(MAX_PARTIAL, MAX_PARTIAL_OF_ONE);

  @Inject
  TallyfyRuns(TallyfyCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public CompletionStage<RunLookup> fetch(Tenant tenant, RunId id) {
    long start = System.nanoTime();
    TimeLimit limit = TimeLimit.in(tenant.limits().total());
    return calls
        .ask(
            tenant,
            new Question.OfRun(id),
            Endpoints.run(tenant, id),
            limit,
            answer -> read(tenant, id, answer))
        .thenCompose(read -> completed(tenant, read, limit))
        .exceptionally(
            thrown -> {
              long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
              return logged(tenant, id, CallFailed.in(thrown), millis);
            });
  }

  /** A run as far as it has come. */
  private static final class Reading {
    private final RunId id;
    private final MembersOnly membersOnly;

    /** What is missing; empty where nothing is, or it cannot be asked for now. */
    private Optional<LeftOutTasks> leftOut = Optional.empty();

    private Optional<FairSlots<TenantId>.Slot> place = Optional.empty();
    private RunLookup lookup;

    Reading(RunId id, MembersOnly membersOnly) {
      this.id = id;
      this.membersOnly = membersOnly;
    }
  }

  private Reading read(Tenant tenant, RunId id, Node answer) throws CallFailed {
    Node run = answer.member("data").isIncluded() ? answer.single() : answer;
    if (!new ListedRuns(tenant.listing()).opens(run)) {
      throw CallFailed.of(Failure.NOT_FOUND, "not among those the tenant lists");
    }
    Reading reading = new Reading(id, MembersOnly.of(tenant));
    reading.lookup =
        RunReader.read(answer, id, reading.membersOnly)
            .map(this::found)
            .orElseThrow(() -> CallFailed.of(Failure.UNREADABLE, "JSON, but no run"));
    if (LeftOutTasks.number(run) > 0 && run.bytes() <= MAX_HELD_BYTES) {
      reading.place = partialRuns.takeNow(tenant.id());
      reading.leftOut = reading.place.map(place -> new LeftOutTasks(run, id));
    }
    return reading;
  }

  private RunLookup found(Run run) {
    return new RunLookup.Found(run, clock.instant());
  }

  /** The run with what its answer left out, as far as that can be had. */
  private CompletableFuture<RunLookup> completed(Tenant tenant, Reading reading, TimeLimit limit) {
    if (reading.leftOut.isEmpty()) {
      return CompletableFuture.completedFuture(reading.lookup);
    }
    return pagesFrom(1, tenant, reading, limit)
        .handle(
            (done, thrown) -> {
              reading.place.ifPresent(FairSlots.Slot::close);
              if (thrown != null) {
                incomplete(tenant, reading.id, CallFailed.in(thrown));
              }
              return reading.lookup;
            });
  }

  private CompletableFuture<Void> pagesFrom(
      int page, Tenant tenant, Reading reading, TimeLimit limit) {
    return calls
        .ask(
            tenant,
            new Question.OfLeftOutTasks(reading.id),
            Endpoints.lastTasksOf(tenant, reading.id, page),
            limit,
            answer -> isLast(reading, answer))
        .thenCompose(
            last ->
                last || page == MAX_PAGES
                    ? CompletableFuture.completedFuture(null)
                    : pagesFrom(page + 1, tenant, reading, limit));
  }

  private boolean isLast(Reading reading, Node page) throws CallFailed {
    if (!page.isIncluded() || !page.member("data").isIncluded()) {
      throw CallFailed.of(Failure.UNREADABLE, "JSON, but no list");
    }
    if (page.bytes() > MAX_HELD_BYTES) {
      throw CallFailed.of(Failure.LIMITED, "too large to be added");
    }
    LeftOutTasks leftOut = reading.leftOut.orElseThrow();
    boolean last = leftOut.isLast(page);
    // the rules for what only some may see are those of the whole
    RunReader.read(leftOut.merged(), reading.id, reading.membersOnly, leftOut.number())
        .ifPresent(run -> reading.lookup = found(run));
    return last;
  }

  private static void incomplete(Tenant tenant, RunId id, CallFailed e) {
    LOGGER.log(
        e.logLevel(),
        "run {0} of tenant {1}: shown without some of its tasks, {2} ({3})",
        id,
        tenant.id(),
        e.failure(),
        e.getMessage());
  }

  private static RunLookup logged(Tenant tenant, RunId id, CallFailed e, long millis) {
    if (e.status() == FORBIDDEN) {
      // hidden from our token's owner, or a token of another organization: to a visitor a run that
      // may not be seen is a run that is not there, to an operator it may be a wrong token
      LOGGER.log(
          Level.WARNING,
          "run {0} of tenant {1}: forbidden to our token, shown as not found, after {2} ms ({3})",
          id,
          tenant.id(),
          Long.toString(millis),
          e.getMessage());
      return new RunLookup.Failed(Failure.NOT_FOUND);
    }
    LOGGER.log(
        e.logLevel(),
        "run {0} of tenant {1}: {2} after {3} ms ({4})",
        id,
        tenant.id(),
        e.failure(),
        Long.toString(millis),
        e.getMessage());
    return new RunLookup.Failed(e.failure(), e.retryAfter());
  }
}
