package org.runportal.access;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.runportal.tenant.Settings;
import org.runportal.tenant.SignIn;

/** Session cookies as a portal with this configuration encrypts them. */
public final class TestSession {
  /** By what they were read from: deriving a key from a secret is slow. */
  private static final Map<Map<String, String>, SignIn> READ = new ConcurrentHashMap<>();

  private TestSession() {}

  /** The session cookie of a user with that name and group. */
  public static String of(
      URI issuer,
      String client,
      String secret,
      String name,
      String group,
      Instant since,
      Duration age) {
    Map<String, String> settings =
        Map.of(
            "portal.oidc.issuer", issuer.toString(),
            "portal.oidc.client-id", client,
            "portal.oidc.client-secret", secret);
    SessionCookies sessions =
        new SessionCookies(
            READ.computeIfAbsent(
                settings, it -> SignIn.read(Settings.of(key -> Optional.ofNullable(it.get(key))))),
            null,
            Clock.fixed(since, ZoneOffset.UTC));
    return sessions.encode(
        new SignedInPerson(
            "subject", name, Set.of(group), since, since.plus(age), Optional.empty()));
  }
}
