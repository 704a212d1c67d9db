package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.runportal.run.Failure;
import org.runportal.run.People;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.Runs;
import org.runportal.tenant.Tenant;

/**
 * Loads a run before anything is drawn, and knows nothing of what will be. The one place where a
 * page waits.
 */
@Dependent
class RunLoader {
  /** A lookup ends by itself before that, unless we made a mistake. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Runs runs;
  private final People people;

  @Inject
  RunLoader(Runs runs, People people) {
    this.runs = runs;
    this.people = people;
  }

  /** The run of that id, or why there is none to show. Waits for it, but not for ever. */
  RunLookup load(Tenant tenant, RunId id) {
    // asked first: the directory is then read while the run is
    people.of(tenant);
    return await(runs.find(tenant, id).toCompletableFuture(), tenant.limits().total().plus(MARGIN));
  }

  private static RunLookup await(Future<RunLookup> lookup, Duration longest) {
    try {
      return lookup.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new RunLookup.Failed(Failure.TIMED_OUT, Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new RunLookup.Failed(Failure.TIMED_OUT, Optional.empty());
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }
}
