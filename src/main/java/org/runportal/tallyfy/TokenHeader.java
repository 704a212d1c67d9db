package org.runportal.tallyfy;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Objects;
import org.runportal.tenant.Tenant;

/** Writes one tenant's token, on requests to that tenant's part of its API and on no others. */
final class TokenHeader implements ClientRequestFilter {
  private final Tenant tenant;

  TokenHeader(Tenant tenant) {
    this.tenant = tenant;
  }

  /**
   * @throws IllegalStateException when the request leads elsewhere; nothing is sent then
   */
  @Override
  public void filter(ClientRequestContext request) {
    if (!leadsToOurPlace(request.getUri())) {
      throw new IllegalStateException("a request left the API of tenant " + tenant.id());
    }
    request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + tenant.token().value());
  }

  private boolean leadsToOurPlace(URI uri) {
    URI api = tenant.apiUrl();
    String place = api.getRawPath() + "/organizations/" + tenant.organization() + "/";
    return api.getScheme().equalsIgnoreCase(uri.getScheme())
        && api.getHost().equalsIgnoreCase(uri.getHost())
        && api.getPort() == uri.getPort()
        && Objects.requireNonNullElse(uri.getRawPath(), "").startsWith(place)
        && uri.normalize().equals(uri);
  }
}
