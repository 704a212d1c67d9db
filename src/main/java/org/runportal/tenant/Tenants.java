package org.runportal.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * The tenants of this install, read once at start. A tenant with a missing or bad key is off and
 * the log names all such keys, never a value; the others run.
 */
@ApplicationScoped
public class Tenants {
  private static final Logger LOGGER = System.getLogger(Tenants.class.getName());

  private final Map<TenantId, Tenant> tenants = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  /** For the CDI proxy. */
  protected Tenants() {}

  @Inject
  Tenants(Config config) {
    // an empty value of a link is a choice, so values are asked for as they were written
    this(
        key ->
            Optional.ofNullable(config.getConfigValue(key).getRawValue())
                .map(raw -> config.getOptionalValue(key, String.class).orElse("")));
  }

  /**
   * @param settings answers the value of a full key, or empty when it is not set
   */
  public Tenants(Function<String, Optional<String>> settings) {
    for (String entry : TenantSettings.list(settings.apply("portal.tenants").orElse(""))) {
      Optional<TenantId> id = TenantId.parse(entry);
      if (id.isEmpty()) {
        problems.add("portal.tenants has an entry that cannot name a tenant");
        continue;
      }
      TenantSettings.Read read = TenantSettings.read(id.get(), settings);
      read.tenant().ifPresent(tenant -> tenants.put(tenant.id(), tenant));
      if (read.tenant().isEmpty()) {
        problems.add("tenant " + id.get() + " is off: " + String.join(", ", read.problems()));
      }
    }
  }

  void tell(@Observes @Initialized(ApplicationScoped.class) Object start) {
    problems.forEach(problem -> LOGGER.log(Level.ERROR, problem));
    if (tenants.isEmpty()) {
      LOGGER.log(Level.WARNING, "no tenant is on: set portal.tenants, see the README");
    } else {
      LOGGER.log(Level.INFO, "tenants: {0}", tenants.keySet());
    }
    for (Tenant tenant : tenants.values()) {
      if (tenant.branding().accent().filter(AccentColor::adjusted).isPresent()) {
        LOGGER.log(
            Level.WARNING,
            "portal.tenant.{0}.accent-color is hard to read and was darkened",
            tenant.id());
      }
    }
  }

  /** The tenant of that name, if it is on. */
  public Optional<Tenant> named(TenantId id) {
    return Optional.ofNullable(tenants.get(id));
  }

  /** All tenants that are on, in the order they are configured. */
  public Collection<Tenant> all() {
    return List.copyOf(tenants.values());
  }

  /** What keeps tenants off; names keys, never values. */
  public List<String> problems() {
    return List.copyOf(problems);
  }
}
