package org.runportal.page;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** Answers with the portal's home page. Reached by forward only. */
public class HomeServlet extends HttpServlet {
  @Serial private static final long serialVersionUID = 1L;

  private static final String VIEW = "/WEB-INF/views/home.xhtml";

  private final transient Finder finder;
  private final transient HomePages pages;

  @Inject
  HomeServlet(Finder finder, HomePages pages) {
    this.finder = finder;
    this.pages = pages;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (request.getDispatcherType() != DispatcherType.FORWARD) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (HomePages.finds(request)) {
      request.getRequestDispatcher(VIEW).forward(request, response);
    } else {
      pages.answer(VIEW, finder.visible(), request, response);
    }
  }
}
