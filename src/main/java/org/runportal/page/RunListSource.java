package org.runportal.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.runportal.run.Asked;
import org.runportal.run.Failure;
import org.runportal.run.People;
import org.runportal.run.RunListLookup;
import org.runportal.run.RunListQuery;
import org.runportal.tenant.Tenant;
import org.runportal.web.CacheUse;
import org.runportal.web.KeptPage;
import org.runportal.web.KeptPages;
import org.runportal.web.PageKey;
import org.runportal.web.PageSource;
import org.runportal.web.PageVersion;

/**
 * Draws the page of a tenant with a list of runs, for visitors who are not signed in: it has
 * nothing that is for one of them.
 */
final class RunListSource implements PageSource {
  private final PageKey key;
  private final Tenant tenant;
  private final RunListChoice choice;
  private final Parts parts;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private RunListQuery query;
  private Asked<RunListLookup> lookup;

  /** What the last version is of. */
  private RunListLookup answer;

  /**
   * Who takes part.
   *
   * @param view the page's view
   * @param list asks for the list, and is what the view draws
   * @param people have names
   * @param pages keep what was drawn
   * @param clock tells how old it is
   */
  record Parts(String view, RunListPage list, People people, KeptPages pages, Clock clock) {}

  RunListSource(
      PageKey key,
      Tenant tenant,
      RunListChoice choice,
      Parts parts,
      HttpServletRequest request,
      HttpServletResponse response) {
    this.key = key;
    this.tenant = tenant;
    this.choice = choice;
    this.parts = parts;
    this.request = request;
    this.response = response;
  }

  @Override
  public Optional<PageVersion> version() {
    return lookup().answer().isDone() ? Optional.of(awaitVersion()) : Optional.empty();
  }

  @Override
  public PageVersion awaitVersion() {
    Asked<RunListLookup> asked = lookup();
    answer = RunListVersion.inSteps(parts.list().await(tenant, query, asked));
    RunListVersion version =
        RunListVersion.of(answer, parts.list().newest(tenant), parts.people().of(tenant));
    Instant now = parts.clock().instant();
    return PageVersion.of(version, version.asOf().orElse(now), now);
  }

  @Override
  public boolean isForVisitorOnly() {
    return Freshness.failure(answer).filter(Failure.VISITOR_LIMITED::equals).isPresent();
  }

  @Override
  public CacheUse cacheUse() {
    return DataStates.use(lookup());
  }

  @Override
  public KeptPage draw(PageVersion version) throws ServletException, IOException {
    RunListVersion content = (RunListVersion) version.content();
    parts.list().showToAnybody(tenant, choice, answer, content.offered(), request);
    Optional<String> recovered = parts.list().recovered();
    if (recovered.isPresent()) {
      return parts.pages().moved(key, recovered.get());
    }
    return parts
        .pages()
        .draw(
            key,
            version,
            parts.list().status(),
            into -> request.getRequestDispatcher(parts.view()).forward(request, into),
            request,
            response)
        .retryingAfter(parts.list().retryAfter())
        .reloading(parts.list().refresh())
        .drawnFrom(DataStates.of(answer, lookup().freshFor()));
  }

  private Asked<RunListLookup> lookup() {
    if (lookup == null) {
      query = parts.list().query(tenant, choice);
      lookup = parts.list().find(tenant, query);
    }
    return lookup;
  }
}
