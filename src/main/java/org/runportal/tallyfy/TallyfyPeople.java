package org.runportal.tallyfy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.runportal.run.Failure;
import org.runportal.run.PeopleSource;
import org.runportal.run.Question;
import org.runportal.tenant.Tenant;

/** The names of people from Tallyfy: a list at a time, page by page, no retry and no memory. */
@ApplicationScoped
public class TallyfyPeople implements PeopleSource {
  private static final Logger LOGGER = System.getLogger(TallyfyPeople.class.getName());
  private static final int MAX_PAGES = 50;
  private static final int FORBIDDEN = 403;

  private final TallyfyClients clients;
  private final TallyfyCalls calls;
  private final Executor threads;
  private final Clock clock;

  /** For the CDI proxy. */
  protected TallyfyPeople() {
    this(null, null, null, null);
  }

  @Inject
  TallyfyPeople(
      TallyfyClients clients, TallyfyCalls calls, @Outgoing Executor threads, Clock clock) {
    this.clients = clients;
    this.calls = calls;
    this.threads = threads;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Answer> fetch(Tenant tenant, PeopleList list) {
    return CompletableFuture.supplyAsync(() -> read(tenant, list), threads);
  }

  private Answer read(Tenant tenant, PeopleList list) {
    try {
      return new Read(allPages(tenant, list), clock.instant());
    } catch (CallFailed e) {
      boolean forbidden = e.status() == FORBIDDEN;
      LOGGER.log(
          forbidden ? Level.INFO : e.logLevel(),
          "people of tenant {0}: the {1} have no names: {2} ({3})",
          tenant.id(),
          list.name().toLowerCase(Locale.ROOT),
          e.failure(),
          e.getMessage());
      return new Failed(forbidden ? Failure.NOT_FOUND : e.failure(), e.retryAfter());
    }
  }

  private Map<String, String> allPages(Tenant tenant, PeopleList list) throws CallFailed {
    Map<String, String> all = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    int pages = 1;
    for (int page = 1; page <= pages; page++) {
      int asked = page;
      Node answer = calls.ask(tenant, new Question.OfPeople(list), () -> page(tenant, list, asked));
      if (!answer.isIncluded()) {
        throw CallFailed.of(Failure.UNREADABLE, "JSON, but no list");
      }
      all.putAll(names(list, answer));
      // how pages are counted cannot be relied on: with whoever is new, or all, reading ends
      boolean broughtSomebody = seen.addAll(NameReader.ids(answer));
      boolean complete = seen.size() >= NameReader.total(answer).orElse(Integer.MAX_VALUE);
      pages = broughtSomebody && !complete ? Math.min(MAX_PAGES, NameReader.pages(answer)) : page;
    }
    return all;
  }

  /** The vendor's own page sizes: members come all at once, groups never more than a hundred. */
  private Response page(Tenant tenant, PeopleList list, int page) {
    PeopleApi people = clients.people(tenant);
    String organization = tenant.organization();
    return switch (list) {
      case MEMBERS -> people.members(organization, 9999, page);
      case GROUPS -> people.groups(organization, 100, page);
      case GUESTS -> people.guests(organization, 999, page);
    };
  }

  private static Map<String, String> names(PeopleList list, Node page) {
    return switch (list) {
      case MEMBERS -> NameReader.members(page);
      case GROUPS -> NameReader.groups(page);
      case GUESTS -> NameReader.guests(page);
    };
  }
}
