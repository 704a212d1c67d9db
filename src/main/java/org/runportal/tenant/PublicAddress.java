package org.runportal.tenant;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;

/**
 * The public address of the portal: {@code portal.public-url}, or without it the address of the
 * request as the server sees it, which differs behind a proxy.
 */
public final class PublicAddress {
  private final Optional<String> configured;

  /**
   * @param configured the value of {@code portal.public-url}
   */
  public PublicAddress(Optional<URI> configured) {
    this.configured = configured.map(URI::toString);
  }

  /** The public URL of the portal, without a trailing slash. */
  public String root(HttpServletRequest request) {
    return configured.orElseGet(() -> origin(request) + request.getContextPath());
  }

  /** The configured URL; empty if it is taken from requests. */
  public Optional<String> configured() {
    return configured;
  }

  /** Whether clients reach the portal over TLS. */
  public boolean isSecure(HttpServletRequest request) {
    return configured.map(root -> root.startsWith("https:")).orElseGet(request::isSecure);
  }

  private static String origin(HttpServletRequest request) {
    int port = request.getServerPort();
    boolean usual = port == (request.getScheme().equals("https") ? 443 : 80);
    return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
  }
}
