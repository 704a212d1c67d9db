package org.runportal.tallyfy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.runportal.run.Failure;
import org.runportal.run.Fetched;
import org.runportal.run.Question;
import org.runportal.run.RunId;
import org.runportal.run.RunList;
import org.runportal.run.RunListQuery;
import org.runportal.run.RunListSource;
import org.runportal.run.RunRow;
import org.runportal.tallyfy.Endpoints.Rows;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/**
 * Lists of runs from Tallyfy, page by page as we count them, without retry and cache. Rows are
 * asked for with their tasks; where that cannot be read, because the runs of a tenant are too
 * large, the list is asked for without them, and so are all lists of that tenant for an hour.
 */
@ApplicationScoped
public class TallyfyRunLists implements RunListSource {
  private static final Logger LOGGER = System.getLogger(TallyfyRunLists.class.getName());

  private static final Duration TASKS_LEFT_OUT = Duration.ofHours(1);

  private final TallyfyCalls calls;
  private final Clock clock;

  /** Until when the tasks of a tenant's runs are not asked for. */
  private final Map<TenantId, Instant> withoutTasks = new ConcurrentHashMap<>();

  @Inject
  TallyfyRunLists(TallyfyCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Fetched<RunList>> fetch(Tenant tenant, RunListQuery query) {
    Rows rows = rows(tenant);
    return fetch(tenant, query, rows)
        .handle(
            (list, thrown) ->
                thrown != null
                        && rows == Rows.WITH_TASKS
                        && CallFailed.in(thrown).isUnreadableAnswer()
                    ? fetch(tenant, query, Rows.WITHOUT_TASKS)
                        .thenApply(slim -> withoutTasksFromNow(tenant, slim))
                    : CompletableFuture.completedFuture(list)
                        .thenApply(read -> thrown == null ? read : rethrown(thrown)))
        .thenCompose(Function.identity())
        .<Fetched<RunList>>thenApply(list -> new Fetched.Read<>(list, clock.instant()))
        .exceptionally(thrown -> unread(tenant, CallFailed.in(thrown)));
  }

  private Rows rows(Tenant tenant) {
    Instant until = withoutTasks.getOrDefault(tenant.id(), Instant.MIN);
    return until.isAfter(clock.instant()) ? Rows.WITHOUT_TASKS : Rows.WITH_TASKS;
  }

  private RunList withoutTasksFromNow(Tenant tenant, RunList list) {
    withoutTasks.put(tenant.id(), clock.instant().plus(TASKS_LEFT_OUT));
    return list;
  }

  private static RunList rethrown(Throwable thrown) {
    throw thrown instanceof CompletionException e ? e : new CompletionException(thrown);
  }

  private CompletableFuture<RunList> fetch(Tenant tenant, RunListQuery query, Rows rows) {
    Reading reading = new Reading(tenant, query, rows);
    return pagesFrom(query.window().first(), reading).thenApply(done -> reading.list());
  }

  private Fetched<RunList> unread(Tenant tenant, CallFailed e) {
    if (e.isNotUnderstood()) {
      LOGGER.log(
          Level.INFO, "list of tenant {0}: not understood ({1})", tenant.id(), e.getMessage());
      return new Fetched.Read<>(RunList.NOT_UNDERSTOOD, clock.instant());
    }
    LOGGER.log(
        e.logLevel(), "list of tenant {0}: {1} ({2})", tenant.id(), e.failure(), e.getMessage());
    // a list is always there: what we do not find is what our token may not see
    Failure failure = e.failure() == Failure.NOT_FOUND ? Failure.REFUSED : e.failure();
    return new Fetched.Failed<>(failure, e.retryAfter());
  }

  private CompletableFuture<Void> pagesFrom(int page, Reading reading) {
    return calls
        .ask(
            reading.tenant,
            new Question.OfRunList(reading.query),
            Endpoints.runs(reading.tenant, reading.query, reading.asked, page),
            answer -> reading.isLast(page, answer))
        .thenCompose(
            last -> last ? CompletableFuture.completedFuture(null) : pagesFrom(page + 1, reading));
  }

  /** The pages of one list, as they come. */
  private static final class Reading {
    private final Tenant tenant;
    private final RunListQuery query;
    private final Rows asked;
    private final RunListReader reader;
    private final Set<RunId> seen = new HashSet<>();
    private final Map<RunId, RunRow> rows = new LinkedHashMap<>();
    private OptionalInt total = OptionalInt.empty();
    private boolean more;

    private Reading(Tenant tenant, RunListQuery query, Rows asked) {
      this.asked = asked;
      this.tenant = tenant;
      this.query = query;
      this.reader = new RunListReader(tenant, query.person());
    }

    /** Takes the rows of a page, and says whether there is no other worth asking for. */
    private boolean isLast(int page, Node answer) throws CallFailed {
      if (!answer.isIncluded() || !answer.member("data").isIncluded()) {
        throw CallFailed.of(Failure.UNREADABLE, "JSON, but no list");
      }
      // pages may overlap, because runs are started while we read
      boolean broughtSomething = seen.addAll(RunListReader.ids(answer));
      reader.rows(answer).forEach(row -> rows.putIfAbsent(row.id(), row));
      total = RunListReader.total(answer);
      int before = (query.window().first() - 1) * RunListQuery.Window.SIZE;
      boolean complete =
          total.isPresent()
              ? before + seen.size() >= total.getAsInt()
              : answer.items().size() < RunListQuery.Window.SIZE;
      more = broughtSomething && !complete;
      return !more || page >= query.window().first() + query.window().pages() - 1;
    }

    private RunList list() {
      // where some were kept out, the vendor counted what nobody is shown
      boolean counted = rows.size() == seen.size() && isCountedByVendor();
      return new RunList(
          List.copyOf(rows.values()), counted ? total : OptionalInt.empty(), more, true);
    }

    /** Several filters of a kind are not sent. */
    private boolean isCountedByVendor() {
      Tenant.Listing listing = tenant.listing();
      return listing.templates().size() <= 1
          && listing.tags().size() <= 1
          && listing.folders().size() <= 1;
    }
  }
}
