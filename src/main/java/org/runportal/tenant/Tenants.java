package org.runportal.tenant;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tenants of this install, read once at start. A tenant with a missing or invalid key is off;
 * the others are not affected.
 */
public final class Tenants {
  /** In the order they are configured. */
  private final Map<TenantId, Read> listed = new LinkedHashMap<>();

  private final List<Problem> problems = new ArrayList<>();

  /** A tenant, or the problems that switch it off, and the problems that affect only a setting. */
  private record Read(Optional<Tenant> tenant, List<Problem> problems, List<Problem> remarks) {}

  /** Reads {@code portal.tenants} and the keys of each. */
  public Tenants(Settings settings) {
    String list = Key.TENANTS.name();
    Setting ids = settings.get(list, false);
    ids.flaw().ifPresent(flaw -> problems.add(new Problem(list, flaw)));
    int place = 0;
    for (String entry : Kind.list(ids.value().orElse(""))) {
      place++;
      Optional<TenantId> id = TenantId.parse(entry);
      if (id.isEmpty()) {
        problems.add(
            new Problem(
                list,
                "has an entry that is not a tenant id, at entry "
                    + place
                    + ": use lower-case letters, digits and -"));
      } else if (listed.containsKey(id.get())) {
        problems.add(new Problem(list, "names a tenant twice, at entry " + place));
      } else {
        Read read = read(id.get(), settings);
        listed.put(id.get(), read);
        problems.addAll(read.problems());
      }
    }
    if (place == 0 && ids.flaw().isEmpty()) {
      problems.add(new Problem(list, "names no tenant"));
    }
  }

  private static Read read(TenantId id, Settings settings) {
    KeyReader keys = KeyReader.of(id, settings);
    Tenant tenant = Tenant.read(id, keys);
    return new Read(
        keys.problems().isEmpty() ? Optional.of(tenant) : Optional.empty(),
        keys.problems(),
        keys.remarks());
  }

  /** The tenant with an id, if it is on. */
  public Optional<Tenant> named(TenantId id) {
    return Optional.ofNullable(listed.get(id)).flatMap(Read::tenant);
  }

  /** All tenants that are on, in the order they are configured. */
  public Collection<Tenant> all() {
    return listed.values().stream().flatMap(read -> read.tenant().stream()).toList();
  }

  /** The ids of all configured tenants, on or off, in their order. */
  public Collection<TenantId> listed() {
    return List.copyOf(listed.keySet());
  }

  /** The problems that switch a tenant off; empty if it is on. */
  public List<Problem> problems(TenantId id) {
    return listed.get(id).problems();
  }

  /** The problems that switch tenants off. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** The problems that affect only a setting of a tenant: a list, a link, its language. */
  List<Problem> remarks() {
    return listed.values().stream().flatMap(read -> read.remarks().stream()).toList();
  }
}
