package org.runportal.tenant;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys with one beginning. Collects what is wrong instead of stopping at the first mistake. */
final class Keys {
  private final String prefix;
  private final Settings settings;
  private final List<Problem> problems;

  /**
   * @param prefix {@code portal.tenant.acme.}
   * @param problems grows as keys are read
   */
  Keys(String prefix, Settings settings, List<Problem> problems) {
    this.prefix = prefix;
    this.settings = settings;
    this.problems = problems;
  }

  /** The value as it was set, even to nothing. */
  Optional<String> raw(String key) {
    Setting setting = settings.get(prefix + key);
    setting.flaw().ifPresent(flaw -> problem(key, flaw));
    return setting.value();
  }

  Optional<String> optional(String key) {
    return raw(key).map(String::strip).filter(text -> !text.isEmpty());
  }

  String required(String key) {
    int before = problems.size();
    Optional<String> value = optional(key);
    if (value.isEmpty() && problems.size() == before) {
      problem(key, "is missing");
    }
    return value.orElse("");
  }

  Set<String> words(String key) {
    return new LinkedHashSet<>(TenantSettings.list(optional(key).orElse("")));
  }

  Tenant.Access access() {
    return switch (optional("access").orElse("signed-in")) {
      case "signed-in" -> Tenant.Access.SIGNED_IN;
      case "public" -> Tenant.Access.PUBLIC;
      default -> {
        problem("access", "is neither signed-in nor public");
        yield Tenant.Access.SIGNED_IN;
      }
    };
  }

  void problem(String key, String what) {
    problems.add(new Problem(prefix + key, what));
  }
}
