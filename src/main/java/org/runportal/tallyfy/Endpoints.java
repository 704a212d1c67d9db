package org.runportal.tallyfy;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runportal.run.Person;
import org.runportal.run.RunId;
import org.runportal.run.RunListQuery;
import org.runportal.run.TemplateId;
import org.runportal.tenant.AccessToken;
import org.runportal.tenant.Tenant;
import org.runportal.transport.Request;

/**
 * The vendor's endpoints, and requests to them with a tenant's token. Organizations and runs are
 * types with a strict grammar, so they need no escaping; only the query of a list does.
 */
final class Endpoints {
  /**
   * What "List processes" adds to a row. Only the tasks themselves say which of them are
   * confidential; without them the next task is not shown.
   */
  enum Rows {
    WITH_TASKS("tasks,next_task,tags"),
    WITHOUT_TASKS("tags");

    private final String with;

    Rows(String with) {
      this.with = with;
    }
  }

  /** Everything that "Get process" can add to a run. */
  private static final String EVERYTHING =
      String.join(
          ",",
          "checklist",
          "tasks",
          "tags",
          "assets",
          "next_task",
          "permissions",
          "tasks_meta",
          "ko_form_fields",
          "form_fields",
          "stages",
          "folders",
          "member_watchers",
          "guest_watchers",
          "tasks.threads",
          "tasks.form_fields");

  /** Rows of a list: as many as the vendor sends at once. */
  static final int MAX_PER_PAGE = 100;

  private Endpoints() {}

  /** A run, everything asked for at once. */
  static URI run(Tenant tenant, RunId run) {
    return address(
        tenant, "runs/" + run.value() + "?with=" + EVERYTHING + "&form_fields_values=true");
  }

  /** The members, a page of them. */
  static URI members(Tenant tenant, int perPage, int page) {
    return list(tenant, "users", perPage, page);
  }

  /** The groups, a page of them. */
  static URI groups(Tenant tenant, int perPage, int page) {
    return list(tenant, "groups", perPage, page);
  }

  /** The guests, a page of them. */
  static URI guests(Tenant tenant, int perPage, int page) {
    return list(tenant, "guests", perPage, page);
  }

  /**
   * The runs a query asks for, a page of them, with no more than a list shows. Of the tenant's own
   * filters a single one of each kind is sent; what the vendor makes of several is not documented.
   */
  static URI runs(Tenant tenant, RunListQuery query, Rows rows, int page) {
    Tenant.Listing listing = tenant.listing();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("per_page", String.valueOf(RunListQuery.Window.SIZE));
    parameters.put("page", String.valueOf(page));
    parameters.put("with", listing.folders().isEmpty() ? rows.with : rows.with + ",folders");
    parameters.put(
        "sort", query.order() == RunListQuery.Order.OLDEST ? "created_at" : "-created_at");
    switch (query.show()) {
      case ALL -> {}
      case RUNNING -> parameters.put("status", "active");
      case LATE -> parameters.put("status", "delayed");
      case PROBLEM -> parameters.put("status", "problem");
      case DONE -> parameters.put("status", "complete");
      case ARCHIVED -> parameters.put("archived", "only");
    }
    query
        .template()
        .or(() -> single(listing.templates()))
        .ifPresent(put("checklist_id", parameters));
    query.tag().or(() -> single(listing.tags())).ifPresent(put("tag", parameters));
    single(listing.folders()).ifPresent(put("folder", parameters));
    query.person().ifPresent(person -> putPerson(person, parameters));
    if (!query.words().isEmpty()) {
      parameters.put("q", query.words());
    }
    return address(tenant, query("runs", parameters));
  }

  private static String query(String path, Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&", path + "?", ""));
  }

  /**
   * The open tasks of somebody, or of groups, nearest deadline first; of each task its run, with
   * what the tenant's filters need.
   */
  static URI tasks(Tenant tenant, Optional<Person> person, Set<String> groups) {
    Tenant.Listing listing = tenant.listing();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("per_page", String.valueOf(MAX_PER_PAGE));
    parameters.put("page", "1");
    parameters.put("status", "active");
    parameters.put("sort", "deadline");
    parameters.put(
        "with",
        "run"
            + (listing.tags().isEmpty() ? "" : ",run.tags")
            + (listing.folders().isEmpty() ? "" : ",run.folders"));
    person.ifPresent(
        who -> {
          if (who instanceof Person.Guest guest) {
            parameters.put("guests", guest.email());
          } else {
            putPerson(who, parameters);
          }
        });
    if (!groups.isEmpty()) {
      parameters.put("groups", groups.stream().sorted().collect(Collectors.joining(",")));
    }
    return address(tenant, query("tasks", parameters));
  }

  /** The tasks of a run, hidden ones included: as many as the vendor gives at once. */
  static URI tasksOf(Tenant tenant, RunId run) {
    return address(
        tenant,
        "runs/" + run.value() + "/tasks?per_page=" + MAX_PER_PAGE + "&page=1&sort=position");
  }

  /**
   * The tasks of a run that its own answer leaves out, a page of them, with all that the run shows
   * of a task. The last come first: an answer that is cut short has the first ones.
   */
  static URI lastTasksOf(Tenant tenant, RunId run, int page) {
    return address(
        tenant,
        "runs/"
            + run.value()
            + "/tasks?per_page="
            + MAX_PER_PAGE
            + "&page="
            + page
            + "&sort=-position&with=threads,form_fields");
  }

  /** A template with its steps. */
  static URI template(Tenant tenant, TemplateId template) {
    return address(tenant, "checklists/" + template.value() + "?with=steps");
  }

  /**
   * The finished runs of a template, those started last first: as many as the vendor gives at once,
   * with no more than a list tells, and by the tenant's own filters.
   */
  static URI finishedRuns(Tenant tenant, TemplateId template) {
    Tenant.Listing listing = tenant.listing();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("per_page", String.valueOf(MAX_PER_PAGE));
    parameters.put("page", "1");
    parameters.put("status", "complete");
    parameters.put("sort", "-created_at");
    parameters.put("checklist_id", template.value());
    String with =
        Stream.of(
                listing.tags().isEmpty() ? "" : "tags",
                listing.folders().isEmpty() ? "" : "folders")
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(","));
    if (!with.isEmpty()) {
      parameters.put("with", with);
    }
    single(listing.tags()).ifPresent(put("tag", parameters));
    single(listing.folders()).ifPresent(put("folder", parameters));
    return address(tenant, query("runs", parameters));
  }

  private static Consumer<String> put(String name, Map<String, String> parameters) {
    return value -> parameters.put(name, value);
  }

  private static void putPerson(Person person, Map<String, String> parameters) {
    if (person instanceof Person.Member member) {
      parameters.put("owners", member.id());
    } else if (person instanceof Person.Group group) {
      parameters.put("groups", group.id());
    }
  }

  private static Optional<String> single(Set<String> filter) {
    return filter.size() == 1 ? filter.stream().findFirst() : Optional.empty();
  }

  /** A blank is written as a form would not: {@code %20} means a blank everywhere. */
  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static URI list(Tenant tenant, String name, int perPage, int page) {
    return address(tenant, name + "?per_page=" + perPage + "&page=" + page);
  }

  private static URI address(Tenant tenant, String path) {
    return URI.create(tenant.apiUrl() + "/organizations/" + tenant.organization() + "/" + path);
  }

  /**
   * Adds a tenant's token to a question to that tenant's part of its API, and to no other.
   *
   * @throws IllegalStateException when the address leads elsewhere
   */
  static Request withToken(Tenant tenant, AccessToken token, URI uri) {
    if (!leadsToItsPlace(tenant, uri)) {
      throw new IllegalStateException("a request left the API of tenant " + tenant.id());
    }
    return Request.get(
        uri,
        Map.of(
            "Accept", "application/json",
            "Authorization", "Bearer " + token.value(),
            "X-Tallyfy-Client", "APIClient"));
  }

  private static boolean leadsToItsPlace(Tenant tenant, URI uri) {
    URI api = tenant.apiUrl();
    String place = api.getRawPath() + "/organizations/" + tenant.organization() + "/";
    return api.getScheme().equalsIgnoreCase(uri.getScheme())
        && api.getHost().equalsIgnoreCase(uri.getHost())
        && api.getPort() == uri.getPort()
        && Objects.requireNonNullElse(uri.getRawPath(), "").startsWith(place)
        && uri.normalize().equals(uri);
  }
}
