package org.runportal.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * The tenant of the request; set only by {@link TenantFilter}. What is known of a request is an
 * attribute of it: a bean of the scope of the request would be made anew for each.
 */
@ApplicationScoped
public class CurrentTenant {
  private static final String ATTRIBUTE = CurrentTenant.class.getName();

  private final HttpServletRequest request;

  /**
   * What the path of a request says.
   *
   * @param tenant empty on pages outside a tenant
   * @param named whether it names a tenant, existing or not
   * @param forOperators whether the page is for operators
   */
  private record Known(Optional<Tenant> tenant, boolean named, boolean forOperators) {
    static final Known NOTHING = new Known(Optional.empty(), false, false);
    static final Known FOR_OPERATORS = new Known(Optional.empty(), false, true);
  }

  @Inject
  CurrentTenant(HttpServletRequest request) {
    this.request = request;
  }

  /** The tenant; empty on pages outside a tenant. */
  public Optional<Tenant> get() {
    return known().tenant();
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
    return known().forOperators();
  }

  /** Whether the path names a tenant, existing or not. The response must not reveal which. */
  public boolean isNamed() {
    return known().named();
  }

  /**
   * Clears the tenant for a user who may not see it, so that the error page does not reveal the
   * tenant's name, language or time zone.
   */
  public void forget() {
    Known known = known();
    know(new Known(Optional.empty(), known.named(), known.forOperators()));
  }

  /** The page is for operators. */
  void isOperators() {
    know(Known.FOR_OPERATORS);
  }

  /**
   * The path names a tenant.
   *
   * @param tenant empty if there is none of that name
   */
  void is(Optional<Tenant> tenant) {
    know(new Known(tenant, true, false));
  }

  private Known known() {
    return request.getAttribute(ATTRIBUTE) instanceof Known known ? known : Known.NOTHING;
  }

  private void know(Known known) {
    request.setAttribute(ATTRIBUTE, known);
  }
}
