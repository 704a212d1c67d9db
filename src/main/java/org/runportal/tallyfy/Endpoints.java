package org.runportal.tallyfy;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.runportal.run.RunId;
import org.runportal.tenant.AccessToken;
import org.runportal.tenant.Tenant;
import org.runportal.transport.Request;

/**
 * The vendor's endpoints, and requests to them with a tenant's token. Organizations and runs are
 * types with a strict grammar, so nothing needs escaping.
 */
final class Endpoints {
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
