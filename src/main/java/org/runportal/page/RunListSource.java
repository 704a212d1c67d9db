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

  /** The question to the vendor; empty where the runs are those of the visitor's tasks. */
  private Optional<Question> question = Optional.empty();

  private boolean asked;

  /** What the last version is of. */
  private Optional<RunListLookup> answer = Optional.empty();

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
   * A question to the vendor.
   *
   * @param query what is asked
   * @param lookup its answer, or its promise
   */
  private record Question(RunListQuery query, Asked<RunListLookup> lookup) {}

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
    if (!visitors().ask(tenant)) {
      return Optional.empty();
    }
    ask();
    boolean isAtHand =
        visitors().isAtHand() && question.map(one -> one.lookup().answer().isDone()).orElse(true);
    return isAtHand ? Optional.of(awaitVersion()) : Optional.empty();
  }

  @Override
  public PageVersion awaitVersion() {
    visitors().awaitVisitor(tenant);
    ask();
    answer = choice.map(this::await).map(RunListVersion::inSteps);
    Content content =
        new Content(
            visitors().version(),
            answer.map(
                lookup ->
                    RunListVersion.of(
                        lookup, parts.list().newest(tenant), parts.people().of(tenant))));
    Instant now = parts.clock().instant();
    return PageVersion.of(content, content.asOf().orElse(now), now);
  }

  private void ask() {
    if (asked) {
      return;
    }
    asked = true;
    if (visitors().isAllowed()) {
      RunListChoice allowed = visitors().allowed(request);
      choice = Optional.of(allowed);
      if (!visitors().isOfTasks(allowed)) {
        RunListQuery query = parts.list().query(tenant, allowed);
        question = Optional.of(new Question(query, parts.list().find(tenant, query)));
      }
    }
  }

  private RunListLookup await(RunListChoice allowed) {
    return question
        .map(one -> parts.list().await(tenant, one.query(), one.lookup()))
        .orElseGet(() -> visitors().ofTasks(allowed));
  }

  @Override
  public boolean isForVisitorOnly() {
    return answer.flatMap(Freshness::failure).filter(Failure.VISITOR_LIMITED::equals).isPresent();
  }

  @Override
  public CacheUse cacheUse() {
    return question.map(one -> DataStates.use(one.lookup())).orElse(CacheUse.HIT);
  }

  @Override
  public KeptPage draw(PageVersion version) throws ServletException, IOException {
    if (answer.isPresent()) {
      RunListVersion list = ((Content) version.content()).list().orElseThrow();
      parts.list().show(tenant, choice.orElseThrow(), answer.get(), list.offered(), request);
    } else {
      parts.list().showNone(tenant, request);
    }
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
    return question
        .map(one -> page.drawnFrom(DataStates.of(answer.orElseThrow(), one.lookup().freshFor())))
        .orElse(page);
  }

  private VisitorsList visitors() {
    return parts.list().visitors();
  }
}
