package org.runportal.tenant;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/**
 * The address people use for the portal. {@code portal.public-url} says it; without it, it is the
 * address a request came to as the server sees it, which behind a proxy is not what people use.
 */
public final class PublicAddress {
  private final Optional<String> configured;

  /**
   * @param configured what {@code portal.public-url} says
   */
  public PublicAddress(Optional<URI> configured) {
    this.configured = configured.map(URI::toString);
  }

  /** The portal's first page as people reach it, without the slash at the end. */
  public String root(HttpServletRequest request) {
    return configured.orElseGet(() -> origin(request) + request.getContextPath());
  }

  /** The same as it is configured; empty where requests tell it. */
  public Optional<String> configured() {
    return configured;
  }

  /** Whether people reach the portal over TLS. */
  public boolean isSecure(HttpServletRequest request) {
    return configured.map(root -> root.startsWith("https:")).orElseGet(request::isSecure);
  }

  private static String origin(HttpServletRequest request) {
    int port = request.getServerPort();
    boolean usual = port == (request.getScheme().equals("https") ? 443 : 80);
    return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
  }
}
