package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.runportal.run.RunId;
import org.runportal.tenant.Tenant;
import org.runportal.web.Seconds;

/**
 * Answers the address of a tenant: with its page, which is kept, or with what was typed into the
 * box, which depends on the runs that are cached and is looked for before a page is drawn.
 */
@Dependent
class TenantAnswer {
  private static final String VIEW = "/WEB-INF/views/tenant.xhtml";

  private final RunListPage list;
  private final HomePages pages;

  @Inject
  TenantAnswer(RunListPage list, HomePages pages) {
    this.list = list;
    this.pages = pages;
  }

  void answer(Tenant tenant, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    boolean listed = tenant.listing().isShown();
    if (!HomePages.finds(request)) {
      if (listed) {
        pages.answerWithList(VIEW, tenant, request, response);
      } else {
        pages.answer(VIEW, List.of(), request, response);
      }
      return;
    }
    if (listed) {
      Optional<RunId> meant = list.find(tenant, request.getParameter("find"), request);
      if (meant.isPresent()) {
        response.sendRedirect(
            RunAddress.of(request.getContextPath(), tenant, meant.get()).toString());
        return;
      }
      if (list.recovered().isPresent()) {
        response.sendRedirect(list.recovered().get());
        return;
      }
      response.setStatus(list.status());
      list.retryAfter().ifPresent(wait -> response.setHeader("Retry-After", Seconds.header(wait)));
      list.refresh().ifPresent(again -> response.setHeader("Refresh", again.header()));
    }
    request.getRequestDispatcher(VIEW).forward(request, response);
  }
}
