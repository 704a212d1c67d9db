package org.runportal.tenant;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** All known keys, and the problems of unknown ones. */
final class KnownKeys {
  private static final List<String> PREFIXES = List.of("portal.", "sandbox.");
  private static final Pattern OF_SOME_TENANT =
      Pattern.compile("portal\\.tenant\\.([^.]+)\\.([^.]+)");

  private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^A-Za-z0-9]");
  private static final Pattern VARIABLE = Pattern.compile("(?:PORTAL|SANDBOX)_[A-Z0-9_]+");

  /** What Kubernetes sets in every container where there is a service of the name "portal". */
  private static final Pattern OF_A_SERVICE =
      Pattern.compile("PORTAL_(?:SERVICE_(?:HOST|PORT(?:_.*)?)|PORT(?:_[0-9]+_[A-Z]+.*)?)");

  /** The most letters a mistyped key differs in. */
  private static final int NEAR = 3;

  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private final Set<String> listed;
  private final List<String> known;

  /**
   * @param listed the tenants in the list of tenants
   */
  KnownKeys(Collection<TenantId> listed) {
    this.listed = Set.copyOf(listed.stream().map(TenantId::value).toList());
    this.known =
        Key.all().stream()
            .flatMap(key -> key.ofATenant() ? listed.stream().map(key::of) : Stream.of(key.name()))
            .sorted()
            .toList();
  }

  /** The problems of unknown keys, which are usually typing errors. */
  List<Problem> strays(Set<String> keys) {
    return keys.stream().sorted().flatMap(key -> stray(key).stream()).toList();
  }

  private Optional<Problem> stray(String key) {
    if (VARIABLE.matcher(key).matches()) {
      return OF_A_SERVICE.matcher(key).matches()
          ? Optional.empty()
          : unknown(key, KnownKeys::variable);
    }
    if (PREFIXES.stream().noneMatch(key::startsWith)) {
      return Optional.empty();
    }
    Matcher ofTenant = OF_SOME_TENANT.matcher(key);
    return ofTenant.matches()
            && !listed.contains(ofTenant.group(1))
            && isOfATenant(ofTenant.group(2))
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
                    Key::isSecret, Collectors.mapping(spelled, Collectors.toList())));
    if (names.values().stream().anyMatch(list -> list.contains(key))) {
      return Optional.empty();
    }
    // if the = is missing, the rest of the key may be a secret
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
                .min(Comparator.comparing(other -> DISTANCE.apply(key, other)))
                .filter(other -> DISTANCE.apply(key, other) <= NEAR)
                .map(other -> "is not a known key; did you mean " + other + "?")
                .orElse("is not a known key")));
  }

  private static boolean isOfATenant(String part) {
    return Key.all().stream().anyMatch(key -> key.ofATenant() && key.part().equals(part));
  }

  /** The environment variable of a key. */
  private static String variable(String key) {
    return NOT_IN_A_NAME.matcher(key).replaceAll("_").toUpperCase(Locale.ROOT);
  }
}
