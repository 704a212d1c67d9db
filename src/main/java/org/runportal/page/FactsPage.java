package org.runportal.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The page of other facts. Its view prints what was prepared before. For visitors who may not see
 * it, it does not exist.
 */
@Named
@RequestScoped
public class FactsPage {
  private static final String VIEW = "/WEB-INF/views/facts.xhtml";

  private final FactsPresenter presenter;

  private FactsView facts;

  @Inject
  FactsPage(FactsPresenter presenter) {
    this.presenter = presenter;
  }

  void show(LoadedRun loaded, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!loaded.withFacts()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    facts = presenter.of(loaded);
    request.getRequestDispatcher(VIEW).forward(request, response);
  }

  /** The formatted facts. */
  public FactsView facts() {
    return facts;
  }
}
