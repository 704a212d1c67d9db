package org.runportal.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * The address people use for the portal. {@code portal.public-url} says it; without it, it is the
 * address a request came to as the server sees it, which behind a proxy is not what people use.
 */
@ApplicationScoped
public class PublicAddress {
  private static final String KEY = "portal.public-url";

  private final Optional<String> configured;

  /** For the CDI proxy. */
  protected PublicAddress() {
    this(Settings.NONE);
  }

  /** Reads {@code portal.public-url}. */
  @Inject
  public PublicAddress(Settings settings) {
    configured = given(settings).flatMap(WebAddress::parseRoot).map(Object::toString);
  }

  /** What is wrong with the setting. */
  static List<Problem> problems(Settings settings) {
    Optional<String> flaw =
        given(settings).filter(text -> WebAddress.parseRoot(text).isEmpty()).isPresent()
            ? Optional.of("is not an http or https address")
            : settings.get(KEY).flaw();
    return flaw.map(what -> new Problem(KEY, what)).stream().toList();
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

  private static Optional<String> given(Settings settings) {
    return settings.get(KEY).value().map(String::strip).filter(text -> !text.isEmpty());
  }

  private static String origin(HttpServletRequest request) {
    int port = request.getServerPort();
    boolean usual = port == (request.getScheme().equals("https") ? 443 : 80);
    return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
  }
}
