package org.runportal.tenant;

/** The port for access decisions, implemented by the package {@code access}. */
public interface Admission {
  /** Whether the user of this request may see the tenant's pages. */
  boolean admits(Tenant tenant);

  /**
   * Whether the user of this request, if the tenant admits them, may see its pages of {@link
   * Tenant#otherFacts other facts}.
   */
  boolean admitsToOtherFacts(Tenant tenant);

  /**
   * Whether the user of this request may see the operators' pages, such as {@code /-/status}.
   * {@link Operators} defines the operators.
   */
  boolean admitsOperator();
}
