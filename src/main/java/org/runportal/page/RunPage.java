package org.runportal.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The run page: its view prints what this made of the run before. */
@Named
@RequestScoped
public class RunPage {
  private static final String VIEW = "/WEB-INF/views/run.xhtml";

  private final RunPresenter views;

  private RunView run;

  @Inject
  RunPage(RunPresenter views) {
    this.views = views;
  }

  void show(LoadedRun loaded, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    run = views.of(loaded, TaskQuery.of(request));
    request.getRequestDispatcher(VIEW).forward(request, response);
  }

  /** The run, ready to print. */
  public RunView run() {
    return run;
  }
}
