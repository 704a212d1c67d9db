package org.runportal.tenant;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every key there is, and what to say of one that is none. */
final class KnownKeys {
  private static final String PREFIX = "portal.";
  private static final String TENANT = "portal.tenant.";
  private static final String CLIENT_SECRET = "portal.oidc.client-secret";

  private static final Set<String> OF_THE_INSTALL =
      Set.of(
          "portal.tenants",
          "portal.status.access",
          "portal.status.groups",
          "portal.oidc.issuer",
          "portal.oidc.client-id",
          CLIENT_SECRET,
          "portal.oidc.groups-claim",
          "portal.oidc.scopes",
          "portal.oidc.session-max-age",
          "portal.link.keys",
          "portal.public-url",
          "portal.requests-per-minute",
          "portal.trusted-proxies");

  private static final Set<String> OF_A_TENANT =
      Set.of(
          "name",
          "organization",
          "token",
          "api-url",
          "run-link",
          "task-link",
          "access",
          "groups",
          "time-zone",
          "locale",
          "accent-color",
          "logo",
          "frame-ancestors",
          "hide",
          "connect-timeout",
          "read-timeout",
          "fresh-for",
          "copy-max-age",
          "calls-per-minute",
          "featured-runs");

  /** Keys with a secret that nobody here reads. */
  static final List<String> SECRETS_READ_ELSEWHERE = List.of("portal.link.keys", "sandbox.token");

  private static final Pattern OF_SOME_TENANT =
      Pattern.compile("portal\\.tenant\\.([^.]+)\\.([^.]+)");

  private static final Pattern VARIABLE = Pattern.compile("PORTAL_[A-Z0-9_]+");

  /** What Kubernetes tells every container where there is a service of the name "portal". */
  private static final Pattern OF_A_SERVICE =
      Pattern.compile("PORTAL_(?:SERVICE_(?:HOST|PORT(?:_.*)?)|PORT(?:_[0-9]+_[A-Z]+.*)?)");

  /** The most letters a mistyped key differs in. */
  private static final int NEAR = 3;

  private final Set<String> listed;
  private final List<String> known;

  /**
   * @param listed the tenants in the list of tenants
   */
  KnownKeys(Collection<TenantId> listed) {
    this.listed = Set.copyOf(listed.stream().map(TenantId::value).toList());
    this.known =
        Stream.concat(
                OF_THE_INSTALL.stream(),
                this.listed.stream()
                    .flatMap(id -> OF_A_TENANT.stream().map(part -> TENANT + id + "." + part)))
            .sorted()
            .toList();
  }

  /** Whether the value of a key must not be seen. */
  static boolean isSecret(String key) {
    return key.equals(CLIENT_SECRET)
        || SECRETS_READ_ELSEWHERE.contains(key)
        || (key.startsWith(TENANT) && key.endsWith(".token"));
  }

  /** What is wrong with keys nobody asks for: almost always a slip of the pen. */
  List<Problem> strays(Set<String> keys) {
    return keys.stream().sorted().flatMap(key -> stray(key).stream()).toList();
  }

  private Optional<Problem> stray(String key) {
    if (VARIABLE.matcher(key).matches()) {
      return OF_A_SERVICE.matcher(key).matches()
          ? Optional.empty()
          : unknown(key, KnownKeys::variable);
    }
    if (!key.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Matcher ofTenant = OF_SOME_TENANT.matcher(key);
    return ofTenant.matches()
            && !listed.contains(ofTenant.group(1))
            && OF_A_TENANT.contains(ofTenant.group(2))
        ? Optional.of(new Problem(key, "belongs to a tenant that is not in portal.tenants"))
        : unknown(key, UnaryOperator.identity());
  }

  /**
   * @param spelled how a key is written where this one was found
   */
  private Optional<Problem> unknown(String key, UnaryOperator<String> spelled) {
    Map<Boolean, List<String>> names =
        known.stream()
            .collect(
                Collectors.partitioningBy(
                    KnownKeys::isSecret, Collectors.mapping(spelled, Collectors.toList())));
    if (names.values().stream().anyMatch(list -> list.contains(key))) {
      return Optional.empty();
    }
    // where the = was forgotten, the rest of the key is the secret
    Optional<String> secret = names.get(true).stream().filter(key::startsWith).findFirst();
    if (secret.isPresent()) {
      return Optional.of(
          new Problem(secret.get(), "is followed by something else than = and a value"));
    }
    return Optional.of(
        new Problem(
            key,
            names.values().stream()
                .flatMap(List::stream)
                .min(Comparator.comparing(other -> distance(key, other)))
                .filter(other -> distance(key, other) <= NEAR)
                .map(other -> "is not a known key; did you mean " + other + "?")
                .orElse("is not a known key")));
  }

  /** The environment variable of a key. */
  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** How many letters have to be changed, added or taken away to make one of the other. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
