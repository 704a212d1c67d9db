package org.runportal.tallyfy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.runportal.run.Failure;
import org.runportal.run.People;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/**
 * The people directory, read behind the pages and kept for an hour. A list that cannot be read is
 * tried again after five minutes or when the vendor allows, a forbidden one after an hour; until
 * then its old names stay, and the other lists are not touched by it.
 */
@ApplicationScoped
public class Directory implements People {
  private static final Logger LOGGER = System.getLogger(Directory.class.getName());
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final int MOST_PAGES = 50;
  private static final int FORBIDDEN = 403;

  private final TallyfyClients clients;
  private final TallyfyCalls calls;
  private final Executor threads;
  private final Clock clock;
  private final Map<TenantId, Book> books = new ConcurrentHashMap<>();

  /** For the CDI proxy. */
  protected Directory() {
    this(null, null, null, null);
  }

  @Inject
  Directory(TallyfyClients clients, TallyfyCalls calls, @Outgoing Executor threads, Clock clock) {
    this.clients = clients;
    this.calls = calls;
    this.threads = threads;
    this.clock = clock;
  }

  @Override
  public Names of(Tenant tenant) {
    Book book = books.computeIfAbsent(tenant.id(), id -> new Book(tenant));
    if (book.isDue() && book.reading.compareAndSet(false, true)) {
      try {
        threads.execute(book::read);
      } catch (RejectedExecutionException e) {
        book.reading.set(false);
      }
    }
    return book.names;
  }

  /** What is known of one tenant's people. */
  private final class Book {
    private final Tenant tenant;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final List<Listing> listings;
    private final Listing members;
    private final Listing groups;
    private final Listing guests;
    private volatile Names names = Names.NONE;

    Book(Tenant tenant) {
      this.tenant = tenant;
      String organization = tenant.organization();
      // the vendor's own page sizes: members come all at once, groups never more than a hundred
      members =
          new Listing(
              "members",
              page -> clients.people(tenant).members(organization, 9999, page),
              NameReader::members);
      groups =
          new Listing(
              "groups",
              page -> clients.people(tenant).groups(organization, 100, page),
              NameReader::groups);
      guests =
          new Listing(
              "guests",
              page -> clients.people(tenant).guests(organization, 999, page),
              NameReader::guests);
      listings = List.of(members, groups, guests);
    }

    boolean isDue() {
      Instant now = clock.instant();
      return listings.stream().anyMatch(listing -> listing.isDue(now));
    }

    void read() {
      try {
        for (Listing listing : listings) {
          if (listing.isDue(clock.instant())) {
            listing.read(tenant);
            names = new Names(members.names, groups.names, guests.names);
          }
        }
      } finally {
        reading.set(false);
      }
    }
  }

  /** One of the three lists. */
  private final class Listing {
    private final String title;
    private final Function<Integer, Response> question;
    private final Function<Node, Map<String, String>> reader;
    private volatile Map<String, String> names = Map.of();
    private volatile Instant due = Instant.MIN;

    Listing(
        String title,
        Function<Integer, Response> question,
        Function<Node, Map<String, String>> reader) {
      this.title = title;
      this.question = question;
      this.reader = reader;
    }

    boolean isDue(Instant now) {
      return !now.isBefore(due);
    }

    void read(Tenant tenant) {
      // set first: whatever happens below, the vendor is not asked again at once
      due = clock.instant().plus(PAUSE);
      try {
        names = allPages(tenant);
        due = clock.instant().plus(KEPT);
      } catch (CallFailed e) {
        boolean forbidden = e.status() == FORBIDDEN;
        due = clock.instant().plus(forbidden ? KEPT : e.retryAfter().orElse(PAUSE));
        LOGGER.log(
            forbidden ? Level.INFO : e.logLevel(),
            "people of tenant {0}: the {1} have no names: {2} ({3})",
            tenant.id(),
            title,
            e.failure(),
            e.getMessage());
      }
    }

    private Map<String, String> allPages(Tenant tenant) throws CallFailed {
      Map<String, String> all = new LinkedHashMap<>();
      int pages = 1;
      for (int page = 1; page <= pages; page++) {
        int asked = page;
        Node answer = calls.ask(tenant, () -> question.apply(asked));
        if (!answer.isIncluded()) {
          throw CallFailed.of(Failure.UNREADABLE, "JSON, but no list");
        }
        all.putAll(reader.apply(answer));
        pages = Math.min(MOST_PAGES, NameReader.pages(answer));
      }
      return all;
    }
  }
}
