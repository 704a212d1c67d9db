package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.runportal.run.People;
import org.runportal.tenant.EmailDigest;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.web.ErrorPages;
import org.runportal.web.KeptPages;
import org.runportal.web.PageKey;
import org.runportal.web.PageKeys;
import org.runportal.web.StandingPage;
import org.runportal.web.Visitor;

/** Answers with home pages, which are kept. */
@Dependent
class HomePages {
  private final PageKeys keys;
  private final KeptPages pages;
  private final ErrorPages errors;
  private final RunListPage list;
  private final People people;
  private final Visitor visitor;
  private final Clock clock;

  /**
   * Which home page.
   *
   * @param view its view
   * @param visible the tenants it names
   */
  private record Home(String view, List<TenantId> visible) {}

  /**
   * A tenant's page with a list.
   *
   * @param whose who may have a list of their own; empty for the list that everybody sees
   */
  private record Listed(Optional<EmailDigest> whose) {}

  @Inject
  HomePages(
      PageKeys keys,
      KeptPages pages,
      ErrorPages errors,
      RunListPage list,
      People people,
      Visitor visitor,
      Clock clock) {
    this.keys = keys;
    this.pages = pages;
    this.errors = errors;
    this.list = list;
    this.people = people;
    this.visitor = visitor;
    this.clock = clock;
  }

  /** Whether the box on the page is asked: what it finds depends on the runs that are cached. */
  static boolean finds(HttpServletRequest request) {
    String find = request.getParameter("find");
    return find != null && !find.isBlank();
  }

  /**
   * Answers with a page that shows nothing but what its key says.
   *
   * @param view its view
   * @param visible the tenants it names
   */
  void answer(
      String view, List<Tenant> visible, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    PageKey key = keys.of(request, new Home(view, visible.stream().map(Tenant::id).toList()));
    errors.answer(
        key,
        new StandingPage(
            clock,
            version ->
                pages.draw(
                    key,
                    version,
                    into -> request.getRequestDispatcher(view).forward(request, into),
                    request,
                    response)),
        request,
        response);
  }

  /**
   * Answers with a tenant's page with a list.
   *
   * @param view its view
   */
  void answerWithList(
      String view, Tenant tenant, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    PageKey key = keys.of(request, new Listed(visitor.email()));
    RunListSource.Parts parts = new RunListSource.Parts(view, list, people, pages, clock);
    errors.answer(key, new RunListSource(key, tenant, parts, request, response), request, response);
  }
}
