package org.runportal.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the settings of one tenant, or the global ones. Collects all problems instead of stopping
 * at the first.
 */
final class KeyReader {
  private final Settings settings;
  private final Function<Key<?>, String> naming;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> remarks = new ArrayList<>();

  private KeyReader(Settings settings, Function<Key<?>, String> naming) {
    this.settings = settings;
    this.naming = naming;
  }

  static KeyReader ofInstall(Settings settings) {
    return new KeyReader(settings, Key::name);
  }

  static KeyReader of(TenantId tenant, Settings settings) {
    return new KeyReader(settings, key -> key.of(tenant));
  }

  /**
   * The value of a key that is required or has a default. With a problem, its placeholder or
   * default.
   */
  <T> T get(Key<T> key) {
    int before = problems.size();
    Optional<T> value = find(key);
    if (value.isEmpty() && key.placeholder().isPresent() && problems.size() == before) {
      problem(key, "is missing");
    }
    return value
        .or(key::placeholder)
        .or(() -> key.fallback().flatMap(text -> key.kind().parse(text).value()))
        .orElseThrow();
  }

  /** The value of an optional key, if it is set and valid. */
  <T> Optional<T> find(Key<T> key) {
    Setting setting = settings.get(name(key), key.secret());
    setting.flaw().ifPresent(flaw -> problem(key, flaw));
    Optional<Kind.Parsed<T>> parsed =
        setting
            .value()
            .map(String::strip)
            .filter(text -> !text.isEmpty() || key.kind().acceptsEmpty())
            .map(key.kind()::parse);
    parsed
        .flatMap(Kind.Parsed::flaw)
        .ifPresent(
            flaw -> {
              if (parsed.flatMap(Kind.Parsed::value).isPresent()) {
                remarks.add(new Problem(name(key), flaw));
              } else {
                problem(key, flaw);
              }
            });
    return parsed.flatMap(Kind.Parsed::value);
  }

  /** The values of a list; none where it is not set. */
  <T> Set<T> set(Key<Set<T>> key) {
    return find(key).orElse(Set.of());
  }

  /** The values of a list; none where it is not set. */
  <T> List<T> list(Key<List<T>> key) {
    return find(key).orElse(List.of());
  }

  /** Whether a key is set, valid or not. */
  boolean isSet(Key<?> key) {
    Setting setting = settings.get(name(key), key.secret());
    return setting.flaw().isPresent()
        || setting.value().filter(text -> !text.isBlank()).isPresent();
  }

  void problem(Key<?> key, String what) {
    problems.add(new Problem(name(key), what));
  }

  /** Problems that make the whole unusable. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Problems that affect only the named setting. */
  List<Problem> remarks() {
    return List.copyOf(remarks);
  }

  private String name(Key<?> key) {
    return naming.apply(key);
  }
}
