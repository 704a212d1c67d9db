package org.runportal.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Readiness;
import org.runportal.tenant.ServerConfiguration;
import org.runportal.tenant.Tenant;

/**
 * Registers a readiness check for each tenant that is on. Checks are beans, and their number
 * depends on the configuration, so an extension adds them while the container starts.
 */
public class TenantChecks implements Extension {
  /** For the container. */
  public TenantChecks() {}

  void add(@Observes AfterBeanDiscovery beans) {
    for (Tenant tenant : ServerConfiguration.get().tenants().all()) {
      beans
          .<HealthCheck>addBean()
          .beanClass(TenantCheck.class)
          .types(HealthCheck.class, Object.class)
          .qualifiers(Readiness.Literal.INSTANCE)
          .scope(ApplicationScoped.class)
          .id(TenantCheck.class.getName() + "." + tenant.id())
          .produceWith(unused -> TenantCheck.of(tenant));
    }
  }
}
