package org.runportal.tenant;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what sign-in needs to know. All or nothing: half of it signs nobody in. Collects what is
 * wrong instead of stopping at the first mistake, and never repeats a value.
 */
final class SignInSettings {
  private static final String PREFIX = "portal.oidc.";

  private static final List<String> KEYS =
      List.of("issuer", "client-id", "client-secret", "groups-claim", "scopes", "session-max-age");

  /** A shorter one could be found by trying, by anybody who holds a cookie sealed with it. */
  private static final int SHORTEST_SECRET = 16;

  private static final URI NOWHERE = URI.create("");
  private static final Duration SHORTEST_SESSION = Duration.ofMinutes(1);
  private static final Duration LONGEST_SESSION = Duration.ofDays(7);

  /**
   * A provider, or what keeps sign-in off.
   *
   * @param provider empty when there are problems, and when nothing is configured
   * @param problems each names a key and what is wrong with it
   */
  record Read(Optional<IdentityProvider> provider, List<Problem> problems) {}

  private final Settings settings;
  private final Keys keys;
  private final List<Problem> problems = new ArrayList<>();

  private SignInSettings(Settings settings) {
    this.settings = settings;
    this.keys = new Keys(PREFIX, settings, problems);
  }

  static Read read(Settings settings) {
    return new SignInSettings(settings).read();
  }

  private Read read() {
    if (KEYS.stream().noneMatch(this::isSet)) {
      return new Read(Optional.empty(), List.of());
    }
    IdentityProvider provider =
        new IdentityProvider(
            issuer(),
            keys.required("client-id"),
            new ClientSecret(clientSecret()),
            scopes(),
            keys.optional("groups-claim").orElse("groups"),
            sessionMaxAge());
    problems.addAll(PublicAddress.problems(settings));
    return new Read(
        problems.isEmpty() ? Optional.of(provider) : Optional.empty(), List.copyOf(problems));
  }

  private boolean isSet(String key) {
    Setting setting = settings.get(PREFIX + key);
    return setting.flaw().isPresent()
        || setting.value().filter(text -> !text.isBlank()).isPresent();
  }

  private URI issuer() {
    String given = keys.required("issuer");
    Optional<URI> issuer = WebAddress.parse(given).filter(WebAddress::staysPrivate);
    if (!given.isEmpty() && issuer.isEmpty()) {
      keys.problem("issuer", "is not an https address (http is for this machine alone)");
    }
    return issuer.orElse(NOWHERE);
  }

  private String clientSecret() {
    String secret = keys.required("client-secret");
    if (!secret.isEmpty() && secret.length() < SHORTEST_SECRET) {
      keys.problem(
          "client-secret", "is too short: " + SHORTEST_SECRET + " characters are the least");
    }
    return secret;
  }

  private Set<String> scopes() {
    Set<String> scopes = new LinkedHashSet<>(List.of("openid"));
    scopes.addAll(TenantSettings.list(keys.optional("scopes").orElse("profile")));
    if (!scopes.stream().allMatch(scope -> scope.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]+"))) {
      keys.problem("scopes", "is not a comma list of scopes such as profile");
    }
    return scopes;
  }

  private Duration sessionMaxAge() {
    Duration usual = Duration.ofHours(8);
    Optional<String> given = keys.optional("session-max-age");
    if (given.isEmpty()) {
      return usual;
    }
    try {
      Duration age = Duration.parse(given.get());
      if (age.compareTo(SHORTEST_SESSION) >= 0 && age.compareTo(LONGEST_SESSION) <= 0) {
        return age;
      }
    } catch (DateTimeException e) {
      // told below, without the value
    }
    keys.problem("session-max-age", "is not a duration from PT1M to P7D such as PT8H");
    return usual;
  }
}
