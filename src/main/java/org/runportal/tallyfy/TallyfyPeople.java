package org.runportal.tallyfy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.runportal.run.Failure;
import org.runportal.run.Fetched;
import org.runportal.run.PeopleSource;
import org.runportal.run.Question;
import org.runportal.tenant.Tenant;

/**
 * Reads the names of people from Tallyfy, one list at a time, page by page, without retry and
 * cache.
 */
@ApplicationScoped
public class TallyfyPeople implements PeopleSource {
  private static final Logger LOGGER = System.getLogger(TallyfyPeople.class.getName());
  private static final int MAX_PAGES = 50;
  private static final int FORBIDDEN = 403;

  private final TallyfyCalls calls;
  private final Clock clock;

  @Inject
  TallyfyPeople(TallyfyCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Fetched<Entries>> fetch(Tenant tenant, PeopleList list) {
    DirectoryReader all = new DirectoryReader(list);
    return pagesFrom(1, tenant, list, all, new HashSet<>())
        .<Fetched<Entries>>thenApply(done -> new Fetched.Read<>(all.entries(), clock.instant()))
        .exceptionally(thrown -> logged(tenant, list, CallFailed.in(thrown)));
  }

  private static Fetched<Entries> logged(Tenant tenant, PeopleList list, CallFailed e) {
    boolean forbidden = e.status() == FORBIDDEN;
    LOGGER.log(
        forbidden ? Level.INFO : e.logLevel(),
        "people of tenant {0}: the {1} have no names: {2} ({3})",
        tenant.id(),
        list.name().toLowerCase(Locale.ROOT),
        e.failure(),
        e.getMessage());
    return new Fetched.Failed<>(forbidden ? Failure.NOT_FOUND : e.failure(), e.retryAfter());
  }

  private CompletableFuture<Void> pagesFrom(
      int page, Tenant tenant, PeopleList list, DirectoryReader all, Set<String> seen) {
    return calls
        .ask(
            tenant,
            new Question.OfPeople(list),
            question(tenant, list, page),
            answer -> isLast(page, answer, all, seen))
        .thenCompose(
            last ->
                last
                    ? CompletableFuture.completedFuture(null)
                    : pagesFrom(page + 1, tenant, list, all, seen));
  }

  /** Takes the names of a page, and says whether there is no other worth asking for. */
  private static boolean isLast(int number, Node page, DirectoryReader all, Set<String> seen)
      throws CallFailed {
    if (!page.isIncluded()) {
      throw CallFailed.of(Failure.UNREADABLE, "JSON, but no list");
    }
    all.add(page);
    // page numbers are not reliable: reading ends when a page has no new names
    boolean broughtSomebody = seen.addAll(DirectoryReader.ids(page));
    boolean complete = seen.size() >= DirectoryReader.total(page).orElse(Integer.MAX_VALUE);
    return !broughtSomebody
        || complete
        || number >= Math.min(MAX_PAGES, DirectoryReader.pages(page));
  }

  /** The vendor's own page sizes: members come all at once, groups never more than a hundred. */
  private static URI question(Tenant tenant, PeopleList list, int page) {
    return switch (list) {
      case MEMBERS -> Endpoints.members(tenant, 9999, page);
      case GROUPS -> Endpoints.groups(tenant, 100, page);
      case GUESTS -> Endpoints.guests(tenant, 999, page);
    };
  }
}
