package org.runportal.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.runportal.run.Asked;
import org.runportal.run.Failure;
import org.runportal.run.RunLookup;
import org.runportal.tenant.Tenant;
import org.runportal.web.CacheUse;
import org.runportal.web.ErrorPages;
import org.runportal.web.KeptPage;
import org.runportal.web.KeptPages;
import org.runportal.web.PageKey;
import org.runportal.web.PageSource;
import org.runportal.web.PageVersion;
import org.runportal.web.Refresh;
import org.runportal.web.Reload;

/** Draws a run in one of its forms, or the error page that stands in its place. */
final class RunSource implements PageSource {
  private final PageKey key;
  private final Tenant tenant;
  private final RunQuestion asked;
  private final Parts parts;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private Asked<RunLookup> lookup;

  /** What the last version is of. */
  private RunLookup answer;

  /**
   * Who takes part.
   *
   * @param loader loads the run
   * @param forms draw it
   * @param errors draw why there is none
   * @param pages keep what was drawn
   * @param who tells whose tasks they are
   * @param reload lets a page reload itself
   * @param clock gives the time its age is measured at
   */
  record Parts(
      RunLoader loader,
      RunForms forms,
      ErrorPages errors,
      KeptPages pages,
      WhoAsks who,
      Reload reload,
      Clock clock) {}

  RunSource(
      PageKey key,
      Tenant tenant,
      RunQuestion asked,
      Parts parts,
      HttpServletRequest request,
      HttpServletResponse response) {
    this.key = key;
    this.tenant = tenant;
    this.asked = asked;
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
    answer = RunVersion.inSteps(RunLoader.await(tenant, lookup().answer()));
    RunLoader loader = parts.loader();
    RunVersion version =
        RunVersion.of(answer, loader.names(tenant), loader.template(tenant, answer));
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
  public Set<String> keysOfVisitor() {
    return Whose.of(parts.who().atHand(tenant));
  }

  @Override
  public KeptPage draw(PageVersion version) throws ServletException, IOException {
    return page(version).drawnFrom(DataStates.of(answer, lookup().freshFor()));
  }

  private KeptPage page(PageVersion version) throws ServletException, IOException {
    if (answer instanceof RunLookup.Failed failed) {
      return failed(failed);
    }
    RunLookup.Answered answered = (RunLookup.Answered) answer;
    Optional<Duration> next = Freshness.nextTry(answered);
    Optional<String> clean = parts.reload().unmarked(request);
    if (next.isEmpty() && clean.isPresent()) {
      // it has reloaded itself, to good effect
      return parts.pages().moved(key, clean.get());
    }
    Optional<Refresh> refresh = next.flatMap(wait -> parts.reload().after(wait, request));
    LoadedRun run =
        new LoadedRun(
            tenant,
            RunAddress.of(request.getContextPath(), tenant, asked.address().run()),
            answered,
            ((RunVersion) version.content()).template(),
            refresh.map(Refresh::delay),
            asked.withFacts());
    return parts
        .pages()
        .draw(
            key,
            version,
            into -> parts.forms().show(asked.address(), run, request, into),
            request,
            response)
        .reloading(refresh);
  }

  private KeptPage failed(RunLookup.Failed failed) throws ServletException, IOException {
    Failure failure = failed.failure();
    // no reason: the page of an unknown run is the page of an unknown tenant
    String reason = failure == Failure.NOT_FOUND ? "" : failure.name();
    return parts.errors().page(request, response, failure.status(), reason, failed.retryAfter());
  }

  private Asked<RunLookup> lookup() {
    if (lookup == null) {
      lookup = parts.loader().ask(tenant, asked.address().run());
    }
    return lookup;
  }
}
