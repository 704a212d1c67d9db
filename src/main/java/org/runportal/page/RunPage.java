package org.runportal.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.runportal.tenant.CurrentTenant;

/** The run page: looks the run up, then shows it or answers with the page of the failure. */
@Named
@RequestScoped
public class RunPage {
  private final RunLoader door;
  private final CurrentTenant tenant;
  private final RunPresenter views;

  private String id;
  private RunView run;

  /** For the CDI proxy. */
  protected RunPage() {
    this(null, null, null);
  }

  @Inject
  RunPage(RunLoader door, CurrentTenant tenant, RunPresenter views) {
    this.door = door;
    this.tenant = tenant;
    this.views = views;
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
    door.open(id).ifPresent(answer -> run = views.of(tenant.require(), answer, query()));
  }

  /** The run, ready to print. */
  public RunView run() {
    return run;
  }

  private static TaskQuery query() {
    return TaskQuery.of(
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap());
  }
}
