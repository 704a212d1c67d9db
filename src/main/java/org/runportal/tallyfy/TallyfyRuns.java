package org.runportal.tallyfy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.runportal.run.Failure;
import org.runportal.run.Question;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.RunSource;
import org.runportal.tenant.Tenant;

/**
 * Reads runs from Tallyfy: one call with all relations, without retry and cache. Every upstream
 * failure is a {@link Failure} and one log line with tenant, run, failure, duration and the
 * vendor's request id, but nothing of the response, the token or the URL.
 */
@ApplicationScoped
public class TallyfyRuns implements RunSource {
  private static final Logger LOGGER = System.getLogger(TallyfyRuns.class.getName());
  private static final int FORBIDDEN = 403;

  private final TallyfyCalls calls;
  private final Clock clock;

  @Inject
  TallyfyRuns(TallyfyCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public CompletionStage<RunLookup> fetch(Tenant tenant, RunId id) {
    long start = System.nanoTime();
    return calls
        .<RunLookup>ask(
            tenant,
            new Question.OfRun(id),
            Endpoints.run(tenant, id),
            answer -> read(tenant, id, answer))
        .exceptionally(
            thrown -> {
              long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
              return logged(tenant, id, CallFailed.in(thrown), millis);
            });
  }

  private RunLookup read(Tenant tenant, RunId id, Node answer) throws CallFailed {
    Node data = answer.member("data").isIncluded() ? answer.single() : answer;
    if (!new ListedRuns(tenant.listing()).opens(data)) {
      throw CallFailed.of(Failure.NOT_FOUND, "not among those the tenant lists");
    }
    return RunReader.read(answer, id, MembersOnly.of(tenant))
        .map(run -> new RunLookup.Found(run, clock.instant()))
        .orElseThrow(() -> CallFailed.of(Failure.UNREADABLE, "JSON, but no run"));
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
