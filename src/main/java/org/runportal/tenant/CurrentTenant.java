package org.runportal.tenant;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** The tenant of the request; set only by {@link TenantFilter}. */
@RequestScoped
public class CurrentTenant {
  private Tenant tenant;
  private boolean named;
  private boolean forOperators;

  /** The tenant; empty on pages outside a tenant. */
  public Optional<Tenant> get() {
    return Optional.ofNullable(tenant);
  }

  /**
   * The tenant of a page within a tenant.
   *
   * @throws IllegalStateException on pages outside a tenant
   */
  public Tenant require() {
    return get().orElseThrow(() -> new IllegalStateException("this page belongs to no tenant"));
  }

  /** Whether the page is for operators. */
  public boolean isForOperators() {
    return forOperators;
  }

  void isForOperators(boolean forOperators) {
    this.forOperators = forOperators;
  }

  /** Whether the path names a tenant, existing or not. The response must not reveal which. */
  public boolean isNamed() {
    return named;
  }

  /**
   * Clears the tenant for a user who may not see it, so that the error page does not reveal the
   * tenant's name, language or time zone.
   */
  public void forget() {
    tenant = null;
  }

  void is(Optional<Tenant> tenant) {
    this.tenant = tenant.orElse(null);
    this.named = true;
  }
}
