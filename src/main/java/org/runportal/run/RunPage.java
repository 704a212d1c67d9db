package org.runportal.run;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.runportal.tenant.CurrentTenant;
import org.runportal.tenant.Tenant;
import org.runportal.web.ErrorPages;

/** The run page: looks the run up, then shows it or answers with the page of the failure. */
@Named
@RequestScoped
public class RunPage {
  private final Runs runs;
  private final CurrentTenant tenant;
  private final People people;
  private final RunViews views;
  private final ErrorPages errors;

  private String id;
  private RunView run;

  /** For the CDI proxy. */
  protected RunPage() {
    this(null, null, null, null, null);
  }

  @Inject
  RunPage(Runs runs, CurrentTenant tenant, People people, RunViews views, ErrorPages errors) {
    this.runs = runs;
    this.tenant = tenant;
    this.people = people;
    this.views = views;
    this.errors = errors;
  }

  /** The id in the address. */
  public String getId() {
    return id;
  }

  /** Set by the view from the address. */
  public void setId(String id) {
    this.id = id;
  }

  /** Looks the run up before anything is rendered. */
  public void open() throws IOException {
    Tenant here = tenant.require();
    // asked first: the directory is then read while the run is
    people.of(here);
    RunLookup answer =
        RunId.parse(id)
            .map(known -> runs.find(here, known))
            .orElseGet(() -> new RunLookup.Failed(Failure.NOT_FOUND));
    if (answer instanceof RunLookup.Found found) {
      run = views.of(here, found, query());
    } else if (answer instanceof RunLookup.Old old) {
      run = views.of(here, old, query());
    } else {
      fail((RunLookup.Failed) answer);
    }
  }

  /** The run, ready to print. */
  public RunView run() {
    return run;
  }

  private static TaskQuery query() {
    return TaskQuery.of(
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap());
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
