package org.runportal.transport;

import org.runportal.tenant.TenantId;

/**
 * For whom a call is made. Places, bytes and connections are counted for each caller, so that none
 * can use up what another needs.
 *
 * @param name unique among all callers
 */
public record Caller(String name) {
  /** The portal itself, asking the identity provider. */
  public static final Caller SIGN_IN = new Caller("sign-in");

  /** A tenant, asking its vendor. */
  public static Caller of(TenantId tenant) {
    return new Caller("tenant " + tenant);
  }
}
