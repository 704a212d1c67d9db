package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.runportal.tenant.Admission;
import org.runportal.tenant.Tenant;
import org.runportal.web.ErrorPages;
import org.runportal.web.KeptPages;
import org.runportal.web.PageKey;
import org.runportal.web.PageKeys;
import org.runportal.web.Reload;

/** Answers every address of a run, with a page that is kept or one that is drawn now. */
@Dependent
class RunAnswer {
  private final Admission admission;
  private final PageKeys keys;
  private final RunSource.Parts parts;

  @Inject
  RunAnswer(
      Admission admission,
      PageKeys keys,
      RunLoader loader,
      RunForms forms,
      ErrorPages errors,
      KeptPages pages,
      WhoAsks who,
      Reload reload,
      Clock clock) {
    this.admission = admission;
    this.keys = keys;
    this.parts = new RunSource.Parts(loader, forms, errors, pages, who, reload, clock);
  }

  void answer(
      Tenant tenant, RunAddress asked, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    RunQuestion question = new RunQuestion(asked, admission.admitsToOtherFacts(tenant));
    PageKey key = keys.of(request, question);
    RunSource source = new RunSource(key, tenant, question, parts, request, response);
    parts.errors().answer(key, source, request, response);
  }
}
