package org.runportal.tenant;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Whose page this request is about; filled by {@link TenantFilter} alone. */
@RequestScoped
public class CurrentTenant {
  private Tenant tenant;
  private boolean named;
  private boolean forOperators;

  /** The tenant, or nothing on pages that belong to none. */
  public Optional<Tenant> get() {
    return Optional.ofNullable(tenant);
  }

  /**
   * The tenant of a page that always has one.
   *
   * @throws IllegalStateException on pages that belong to none
   */
  public Tenant require() {
    return get().orElseThrow(() -> new IllegalStateException("this page belongs to no tenant"));
  }

  /** Whether the page belongs to no tenant but to those who run the portal. */
  public boolean isForOperators() {
    return forOperators;
  }

  void isForOperators(boolean forOperators) {
    this.forOperators = forOperators;
  }

  /**
   * Whether the address names a tenant, be there one of that name or not. What may be told about
   * either must be the same.
   */
  public boolean isNamed() {
    return named;
  }

  /**
   * Takes back whose page it is, for somebody who may not see it: nothing they are answered speaks
   * the tenant's language or tells its times.
   */
  public void forget() {
    tenant = null;
  }

  void is(Optional<Tenant> tenant) {
    this.tenant = tenant.orElse(null);
    this.named = true;
  }
}
