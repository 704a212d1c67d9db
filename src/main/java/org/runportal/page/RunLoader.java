package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.runportal.run.Failure;
import org.runportal.run.People;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.Runs;
import org.runportal.tenant.CurrentTenant;
import org.runportal.tenant.Tenant;
import org.runportal.web.ErrorPages;

/** The way to a run that all pages about one share: the lookup, or the page of the failure. */
@Dependent
class RunLoader {
  private final Runs runs;
  private final CurrentTenant tenant;
  private final People people;
  private final ErrorPages errors;

  @Inject
  RunLoader(Runs runs, CurrentTenant tenant, People people, ErrorPages errors) {
    this.runs = runs;
    this.tenant = tenant;
    this.people = people;
    this.errors = errors;
  }

  /** The run of that id; when there is none to show, the response is already complete. */
  Optional<RunLookup.Answered> open(String id) throws IOException {
    Tenant here = tenant.require();
    // asked first: the directory is then read while the run is
    people.of(here);
    RunLookup answer =
        RunId.parse(id)
            .map(known -> runs.find(here, known).toCompletableFuture().join())
            .orElseGet(() -> new RunLookup.Failed(Failure.NOT_FOUND));
    if (answer instanceof RunLookup.Answered answered) {
      return Optional.of(answered);
    }
    fail((RunLookup.Failed) answer);
    return Optional.empty();
  }

  private void fail(RunLookup.Failed failed) throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext context = faces.getExternalContext();
    Failure failure = failed.failure();
    if (failure == Failure.NOT_FOUND) {
      // no reason: the page of an unknown run is the page of an unknown tenant
      ((HttpServletResponse) context.getResponse()).sendError(failure.status());
    } else {
      errors.send(
          (HttpServletRequest) context.getRequest(),
          (HttpServletResponse) context.getResponse(),
          failure.status(),
          failure.name(),
          failed.retryAfter());
    }
    faces.responseComplete();
  }
}
