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
import org.runportal.run.Asked;
import org.runportal.run.Failure;
import org.runportal.run.Fetched;
import org.runportal.run.People;
import org.runportal.run.RunList;
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
  private Optional<RunListChoice> choice = Optional.empty();

  /** The call for it; empty where the runs follow from the visitor's tasks. */
  private Optional<Call> call = Optional.empty();

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
   * A call for a list, or its cached answer.
   *
   * @param query what is asked
   * @param lookup the list, or its promise
   */
  private record Call(RunListQuery query, Asked<RunListLookup> lookup) {}

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
        visitor().isAtHand() && call.map(made -> made.lookup().answer().isDone()).orElse(true);
    return isAtHand ? Optional.of(awaitVersion()) : Optional.empty();
  }

  @Override
  public PageVersion awaitVersion() {
    visitor().awaitVisitor(tenant);
    begin();
    answered = choice.map(this::await);
    offered = parts.list().newest(tenant);
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
      RunListChoice allowed = visitor().allowed(request);
      choice = Optional.of(allowed);
      if (!allowed.isOfGuest()) {
        RunListQuery query = parts.list().query(tenant, allowed);
        call = Optional.of(new Call(query, parts.list().find(tenant, query)));
      }
    }
  }

  private RunListPage.Answered await(RunListChoice allowed) {
    RunListLookup lookup =
        call.map(made -> parts.list().await(tenant, made.query(), made.lookup()))
            .orElseGet(() -> visitor().ofTasks(allowed));
    return new RunListPage.Answered(allowed, call.map(Call::query), RunListVersion.inSteps(lookup));
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
    return call.map(made -> DataStates.use(made.lookup())).orElse(CacheUse.HIT);
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
    return call.map(
            made ->
                page.drawnFrom(
                    DataStates.of(answered.orElseThrow().lookup(), made.lookup().freshFor())))
        .orElse(page);
  }

  private VisitorsList visitor() {
    return parts.list().visitor();
  }
}
