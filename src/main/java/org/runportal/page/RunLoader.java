package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.runportal.run.Failure;
import org.runportal.run.People;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.Runs;
import org.runportal.tenant.Tenant;

/** Loads a run before anything is drawn, and knows nothing of what will be. */
@Dependent
class RunLoader {
  private final Runs runs;
  private final People people;

  @Inject
  RunLoader(Runs runs, People people) {
    this.runs = runs;
    this.people = people;
  }

  /** Asks for the run of that id. Waits for nothing. */
  CompletableFuture<RunLookup> ask(Tenant tenant, RunId id) {
    // asked first: the directory is then read while the run is
    people.of(tenant);
    return runs.find(tenant, id).toCompletableFuture();
  }

  /** The names known right now. */
  People.Names names(Tenant tenant) {
    return people.of(tenant);
  }

  /** The run, or why there is none to show. Waits for it, but not for ever. */
  static RunLookup await(Tenant tenant, CompletableFuture<RunLookup> asked) {
    return Wait.until(asked, tenant, 1, new RunLookup.Failed(Failure.TIMED_OUT, Optional.empty()));
  }
}
