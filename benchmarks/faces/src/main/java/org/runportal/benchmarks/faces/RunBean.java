package org.runportal.benchmarks.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.runportal.page.RunView;
import org.runportal.web.Choices;
import org.runportal.web.Texts;

/** The run that the view shows. */
@Named
@RequestScoped
public class RunBean {
  private Views views;
  private String id;
  private RunView run;

  /** For CDI's proxies. */
  public RunBean() {}

  @Inject
  RunBean(Views views) {
    this.views = views;
  }

  /** Looks the run up, once its id is known. */
  public void load() throws IOException {
    run = views.get().find(id).orElse(null);
    if (run == null) {
      FacesContext faces = FacesContext.getCurrentInstance();
      faces
          .getExternalContext()
          .responseSendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "no answer");
      faces.responseComplete();
    }
  }

  /** Its id, from the address. */
  public String getId() {
    return id;
  }

  /** Its id, from the address. */
  public void setId(String id) {
    this.id = id;
  }

  /** The run. */
  public RunView getRun() {
    return run;
  }

  /** The words around it. */
  public Texts getTexts() {
    return views.get().texts();
  }

  /** The languages and time zones. */
  public Choices getChoices() {
    return views.get().choices();
  }

  /** The name of the tenant. */
  public String getName() {
    return views.get().name();
  }
}
