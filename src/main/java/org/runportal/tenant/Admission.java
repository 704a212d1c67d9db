package org.runportal.tenant;

/** The question who may see a tenant; answered by room {@code access}. */
public interface Admission {
  /** Whether the caller of this request may see the tenant's pages. */
  boolean admits(Tenant tenant);

  /**
   * Whether the caller of this request may see what only operators see, such as {@code /-/status}.
   * Who is an operator stands in {@link Operators}.
   */
  boolean admitsOperator();
}
