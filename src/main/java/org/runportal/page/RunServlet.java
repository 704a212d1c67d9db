package org.runportal.page;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.time.Clock;
import java.util.Optional;
import org.runportal.tenant.Admission;
import org.runportal.tenant.CurrentTenant;
import org.runportal.tenant.Tenant;
import org.runportal.web.ErrorPages;
import org.runportal.web.KeptPages;
import org.runportal.web.PageKey;
import org.runportal.web.PageKeys;
import org.runportal.web.Reload;

/**
 * Answers every address of a run, with a page that is kept or one that is drawn now. Reached by
 * forward, behind the same doors as all pages of a tenant.
 */
public class RunServlet extends HttpServlet {
  @Serial private static final long serialVersionUID = 1L;

  private final transient CurrentTenant current;
  private final transient Admission admission;
  private final transient PageKeys keys;
  private final transient RunSource.Parts parts;

  @Inject
  RunServlet(
      CurrentTenant current,
      Admission admission,
      PageKeys keys,
      RunLoader loader,
      RunForms forms,
      ErrorPages errors,
      KeptPages pages,
      WhoAsks who,
      Reload reload,
      Clock clock) {
    this.current = current;
    this.admission = admission;
    this.keys = keys;
    this.parts = new RunSource.Parts(loader, forms, errors, pages, who, reload, clock);
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<Tenant> tenant = current.get();
    Optional<RunAddress> asked = RunForms.asked(request);
    if (tenant.isEmpty() || asked.isEmpty()) {
      // nobody comes here but by the address of a tenant
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    RunQuestion question = new RunQuestion(asked.get(), admission.admitsToOtherFacts(tenant.get()));
    PageKey key = keys.of(request, question);
    RunSource source = new RunSource(key, tenant.get(), question, parts, request, response);
    parts.errors().answer(key, source, request, response);
  }
}
