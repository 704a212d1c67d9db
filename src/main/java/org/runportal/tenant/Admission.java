package org.runportal.tenant;

/** The question who may see a tenant; answered by room {@code access}. */
public interface Admission {
  /** Whether the caller of this request may see the tenant's pages. */
  boolean admits(Tenant tenant);
}
