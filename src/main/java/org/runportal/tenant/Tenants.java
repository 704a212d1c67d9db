package org.runportal.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The tenants of this install, read once at start. A tenant with a missing or bad key is off; the
 * others run.
 */
@ApplicationScoped
public class Tenants {
  private static final String LIST = "portal.tenants";

  /** In the order they are configured. */
  private final Map<TenantId, TenantSettings.Read> listed = new LinkedHashMap<>();

  private final List<Problem> problems = new ArrayList<>();

  /** For the CDI proxy. */
  protected Tenants() {}

  @Inject
  Tenants(Settings settings) {
    read(settings);
  }

  /**
   * @param values answers the value of a full key, or empty when it is not set
   */
  public Tenants(Function<String, Optional<String>> values) {
    this(Settings.of(values));
  }

  private void read(Settings settings) {
    Setting list = settings.get(LIST);
    list.flaw().ifPresent(flaw -> problems.add(new Problem(LIST, flaw)));
    int place = 0;
    for (String entry : TenantSettings.list(list.value().orElse(""))) {
      place++;
      Optional<TenantId> id = TenantId.parse(entry);
      if (id.isEmpty()) {
        problems.add(
            new Problem(
                LIST,
                "has an entry that cannot name a tenant, at place "
                    + place
                    + ": lower-case letters, digits and - can"));
      } else if (listed.containsKey(id.get())) {
        problems.add(new Problem(LIST, "names a tenant twice, at place " + place));
      } else {
        TenantSettings.Read read = TenantSettings.read(id.get(), settings);
        listed.put(id.get(), read);
        problems.addAll(read.problems());
      }
    }
    if (place == 0 && list.flaw().isEmpty()) {
      problems.add(new Problem(LIST, "names no tenant"));
    }
  }

  /** The tenant of that name, if it is on. */
  public Optional<Tenant> named(TenantId id) {
    return Optional.ofNullable(listed.get(id)).flatMap(TenantSettings.Read::tenant);
  }

  /** All tenants that are on, in the order they are configured. */
  public Collection<Tenant> all() {
    return listed.values().stream().flatMap(read -> read.tenant().stream()).toList();
  }

  /** The ids of all tenants that are configured, on or off, in their order. */
  public Collection<TenantId> listed() {
    return List.copyOf(listed.keySet());
  }

  /** What keeps a tenant off; empty where it is on. */
  public List<Problem> problems(TenantId id) {
    return listed.get(id).problems();
  }

  /** What keeps tenants off. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
