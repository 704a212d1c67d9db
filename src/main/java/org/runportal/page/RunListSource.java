package org.runportal.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.runportal.run.Failure;
import org.runportal.run.Fetched;
import org.runportal.run.People;
import org.runportal.run.RunList;
import org.runportal.tenant.Tenant;
import org.runportal.web.CacheUse;
import org.runportal.web.KeptPage;
import org.runportal.web.KeptPages;
import org.runportal.web.PageKey;
import org.runportal.web.PageSource;
import org.runportal.web.PageVersion;

/**
 * Draws the page of a tenant with a list of runs: the one that everybody sees, or for whoever is
 * signed in theirs.
 */
final class RunListSource implements PageSource {
  private final PageKey key;
  private final Tenant tenant;
  private final Parts parts;
  private final HttpServletRequest request;
  private final HttpServletResponse response;

  /** What is asked for; empty where the visitor may find no runs. */
  private Optional<RunListPage.Asking> asking = Optional.empty();

  private boolean begun;

  /** What the last version is of; empty where the visitor may find no runs. */
  private Optional<RunListPage.Answered> answered = Optional.empty();

  private Optional<Fetched.Read<RunList>> offered = Optional.empty();
  private Content content;

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

  /**
   * What the page is drawn from.
   *
   * @param visitor who gets it, and what waits for them
   * @param list which list; empty where the visitor may find no runs
   */
  private record Content(VisitorsList.Version visitor, Optional<RunListVersion> list) {
    /** When the newest part of it was read: nothing on the page is from after that. */
    Optional<Instant> asOf() {
      return Stream.of(visitor.asOf(), list.flatMap(RunListVersion::asOf))
          .flatMap(Optional::stream)
          .max(Comparator.naturalOrder());
    }
  }

  RunListSource(
      PageKey key,
      Tenant tenant,
      Parts parts,
      HttpServletRequest request,
      HttpServletResponse response) {
    this.key = key;
    this.tenant = tenant;
    this.parts = parts;
    this.request = request;
    this.response = response;
  }

  @Override
  public Optional<PageVersion> version() {
    if (!visitor().ask(tenant)) {
      return Optional.empty();
    }
    begin();
    boolean isAtHand =
        visitor().isAtHand() && asking.map(RunListPage.Asking::isAtHand).orElse(true);
    return isAtHand ? Optional.of(awaitVersion()) : Optional.empty();
  }

  @Override
  public PageVersion awaitVersion() {
    visitor().awaitVisitor(tenant);
    begin();
    answered = asking.map(this::await);
    offered = asking.flatMap(any -> parts.list().newest(tenant));
    content =
        new Content(
            visitor().version(),
            answered.map(
                list ->
                    RunListVersion.of(
                        list.lookup(),
                        offered.map(Fetched.Read::asOf),
                        parts.people().of(tenant))));
    // where nothing was read, the minutes of the clock
    return PageVersion.of(content, content.asOf().orElse(Instant.EPOCH), parts.clock().instant());
  }

  /** Asks for the list, once it is known whose. Waits for nothing. */
  private void begin() {
    if (begun) {
      return;
    }
    begun = true;
    if (visitor().isAllowed()) {
      asking = Optional.of(parts.list().ask(tenant, visitor().allowed(request)));
    }
  }

  /** With its wait as it is told. */
  private RunListPage.Answered await(RunListPage.Asking asked) {
    RunListPage.Answered found = parts.list().await(tenant, asked);
    return new RunListPage.Answered(
        found.choice(), found.query(), RunListVersion.inSteps(found.lookup()));
  }

  @Override
  public boolean isForVisitorOnly() {
    return Stream.of(
            content.visitor().failure(), answered.flatMap(list -> Freshness.failure(list.lookup())))
        .flatMap(Optional::stream)
        .anyMatch(Failure.VISITOR_LIMITED::equals);
  }

  @Override
  public CacheUse cacheUse() {
    return call().map(made -> DataStates.use(made.lookup())).orElse(CacheUse.HIT);
  }

  @Override
  public KeptPage draw(PageVersion version) throws ServletException, IOException {
    answered.ifPresentOrElse(
        list -> parts.list().show(tenant, list, offered, request),
        () -> parts.list().showNone(tenant, request));
    Optional<String> recovered = parts.list().recovered();
    if (recovered.isPresent()) {
      return parts.pages().moved(key, recovered.get());
    }
    KeptPage page =
        parts
            .pages()
            .draw(
                key,
                version,
                parts.list().status(),
                into -> request.getRequestDispatcher(parts.view()).forward(request, into),
                request,
                response)
            .retryingAfter(parts.list().retryAfter())
            .reloading(parts.list().refresh());
    return call()
        .map(
            made ->
                page.drawnFrom(
                    DataStates.of(answered.orElseThrow().lookup(), made.lookup().freshFor())))
        .orElse(page);
  }

  /** Empty where no list of the vendor's is asked for. */
  private Optional<RunListPage.Call> call() {
    return asking.flatMap(RunListPage.Asking::call);
  }

  private VisitorsList visitor() {
    return parts.list().visitor();
  }
}
