package org.runportal.page;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.runportal.run.Failure;
import org.runportal.run.RunLookup;
import org.runportal.tenant.Admission;
import org.runportal.tenant.CurrentTenant;
import org.runportal.tenant.Tenant;
import org.runportal.web.ErrorPages;
import org.runportal.web.Reload;

/**
 * Answers every address of a run: loads it, and hands the result to one of three readers, which are
 * a page, a format and the error page. Reached by forward, behind the same doors as all pages of a
 * tenant.
 */
public class RunServlet extends HttpServlet {
  @Serial private static final long serialVersionUID = 1L;

  private final transient CurrentTenant current;
  private final transient Admission admission;
  private final transient RunLoader loader;
  private final transient RunForms forms;
  private final transient ErrorPages errors;
  private final transient Reload reload;

  @Inject
  RunServlet(
      CurrentTenant current,
      Admission admission,
      RunLoader loader,
      RunForms forms,
      ErrorPages errors,
      Reload reload) {
    this.current = current;
    this.admission = admission;
    this.loader = loader;
    this.forms = forms;
    this.errors = errors;
    this.reload = reload;
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
    RunLookup lookup = loader.load(tenant.get(), asked.get().run());
    if (lookup instanceof RunLookup.Answered answered) {
      Optional<Duration> next = Freshness.nextTry(answered);
      Optional<String> clean = reload.unmarked(request);
      if (next.isEmpty() && clean.isPresent()) {
        // it has reloaded itself, to good effect
        response.sendRedirect(clean.get());
        return;
      }
      RunAddress page = RunAddress.of(request.getContextPath(), tenant.get(), asked.get().run());
      forms.show(
          asked.get(),
          new LoadedRun(
              tenant.get(),
              page,
              answered,
              next.flatMap(wait -> reload.after(wait, request, response)),
              admission.admitsToOtherFacts(tenant.get())),
          request,
          response);
    } else {
      fail((RunLookup.Failed) lookup, request, response);
    }
  }

  private void fail(
      RunLookup.Failed failed, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Failure failure = failed.failure();
    if (failure == Failure.NOT_FOUND) {
      // no reason: the page of an unknown run is the page of an unknown tenant
      response.sendError(failure.status());
    } else {
      errors.send(request, response, failure.status(), failure.name(), failed.retryAfter());
    }
  }
}
