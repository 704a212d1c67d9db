package org.runportal.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.runportal.tenant.Admission;
import org.runportal.tenant.Configuration;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.Tenants;

/**
 * The one rule: a public tenant admits everybody, any other only people who are signed in. No
 * identity provider is connected yet, so nobody is.
 */
@ApplicationScoped
public class TenantAccess implements Admission {
  private static final Logger LOGGER = System.getLogger(TenantAccess.class.getName());

  private final Tenants tenants;
  private final Configuration configuration;

  /** For the CDI proxy. */
  protected TenantAccess() {
    this(null, null);
  }

  @Inject
  TenantAccess(Tenants tenants, Configuration configuration) {
    this.tenants = tenants;
    this.configuration = configuration;
  }

  @Override
  public boolean admits(Tenant tenant) {
    return tenant.access() == Tenant.Access.PUBLIC;
  }

  @Override
  public boolean admitsOperator() {
    return configuration.operators().access() == Tenant.Access.PUBLIC;
  }

  void tell(@Observes @Initialized(ApplicationScoped.class) Object start) {
    for (Tenant tenant : tenants.all()) {
      if (!admits(tenant)) {
        LOGGER.log(
            Level.WARNING,
            "tenant {0} admits nobody: portal.tenant.{0}.access is signed-in and no identity"
                + " provider is configured",
            tenant.id());
      }
    }
    if (!admitsOperator()) {
      LOGGER.log(
          Level.INFO,
          "/-/status is off: portal.status.access is signed-in and no identity provider is"
              + " configured");
    }
  }
}
