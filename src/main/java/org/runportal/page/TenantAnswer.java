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
import org.runportal.web.Visitor;

/**
 * Answers the address of a tenant: loads its list of runs, where it has one, before the page is
 * drawn, or goes to the run that was typed into the box.
 */
@Dependent
class TenantAnswer {
  private static final String VIEW = "/WEB-INF/views/tenant.xhtml";

  private final RunListPage list;
  private final HomePages pages;
  private final Visitor visitor;

  @Inject
  TenantAnswer(RunListPage list, HomePages pages, Visitor visitor) {
    this.list = list;
    this.pages = pages;
    this.visitor = visitor;
  }

  void answer(Tenant tenant, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    boolean listed = tenant.listing().isShown();
    boolean finds = HomePages.finds(request);
    if (listed && !finds && isForAnybody(tenant)) {
      pages.answerWithList(VIEW, tenant, request, response);
      return;
    }
    if (!listed && !finds) {
      pages.answer(VIEW, List.of(), request, response);
      return;
    }
    if (listed) {
      String text = Optional.ofNullable(request.getParameter("find")).orElse("");
      Optional<RunId> meant = list.load(tenant, text, request);
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

  /** Whether the page is the same for all visitors of this kind: a person's own runs are not. */
  private boolean isForAnybody(Tenant tenant) {
    boolean signedOut = visitor.name().isEmpty() && visitor.email().isEmpty();
    return signedOut && !tenant.listing().isPersonal();
  }
}
