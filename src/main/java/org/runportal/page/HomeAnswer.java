package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.runportal.web.PageAnswer;

/** Answers with the portal's home page. */
@Dependent
class HomeAnswer implements PageAnswer {
  private static final String VIEW = "/WEB-INF/views/home.xhtml";

  private final Finder finder;
  private final HomePages pages;

  @Inject
  HomeAnswer(Finder finder, HomePages pages) {
    this.finder = finder;
    this.pages = pages;
  }

  @Override
  public void answer(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (HomePages.finds(request)) {
      request.getRequestDispatcher(VIEW).forward(request, response);
    } else {
      pages.answer(VIEW, finder.visible(), request, response);
    }
  }
}
