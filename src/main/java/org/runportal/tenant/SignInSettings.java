package org.runportal.tenant;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads what sign-in needs to know. All or nothing: half of it signs nobody in. Collects what is
 * wrong instead of stopping at the first mistake, and never repeats a value.
 */
final class SignInSettings {
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
  record Read(Optional<IdentityProvider> provider, List<String> problems) {}

  private final Function<String, Optional<String>> settings;
  private final List<String> problems = new ArrayList<>();

  private SignInSettings(Function<String, Optional<String>> settings) {
    this.settings = settings;
  }

  /**
   * @param settings answers the value of a full key, or empty when it is not set
   */
  static Read read(Function<String, Optional<String>> settings) {
    return new SignInSettings(settings).read();
  }

  private Read read() {
    if (KEYS.stream().allMatch(key -> optional(key).isEmpty())) {
      return new Read(Optional.empty(), List.of());
    }
    IdentityProvider provider =
        new IdentityProvider(
            issuer(),
            required("client-id"),
            new ClientSecret(clientSecret()),
            scopes(),
            optional("groups-claim").orElse("groups"),
            sessionMaxAge());
    problems.addAll(PublicAddress.problems(settings));
    return new Read(problems.isEmpty() ? Optional.of(provider) : Optional.empty(), problems);
  }

  private URI issuer() {
    String given = required("issuer");
    Optional<URI> issuer = WebAddress.parse(given).filter(WebAddress::staysPrivate);
    if (!given.isEmpty() && issuer.isEmpty()) {
      problem("issuer", "is not an https address (http is for this machine alone)");
    }
    return issuer.orElse(NOWHERE);
  }

  private String clientSecret() {
    String secret = required("client-secret");
    if (!secret.isEmpty() && secret.length() < SHORTEST_SECRET) {
      problem("client-secret", "is too short: " + SHORTEST_SECRET + " characters are the least");
    }
    return secret;
  }

  private Set<String> scopes() {
    Set<String> scopes = new LinkedHashSet<>(List.of("openid"));
    scopes.addAll(TenantSettings.list(optional("scopes").orElse("profile")));
    if (!scopes.stream().allMatch(scope -> scope.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]+"))) {
      problem("scopes", "is not a comma list of scopes such as profile");
    }
    return scopes;
  }

  private Duration sessionMaxAge() {
    Duration usual = Duration.ofHours(8);
    Optional<String> given = optional("session-max-age");
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
    problem("session-max-age", "is not a duration from PT1M to P7D such as PT8H");
    return usual;
  }

  private String required(String key) {
    Optional<String> value = optional(key);
    if (value.isEmpty()) {
      problem(key, "is missing");
    }
    return value.orElse("");
  }

  private Optional<String> optional(String key) {
    return settings.apply("portal.oidc." + key).map(String::strip).filter(s -> !s.isEmpty());
  }

  private void problem(String key, String what) {
    problems.add("portal.oidc." + key + " " + what);
  }
}
