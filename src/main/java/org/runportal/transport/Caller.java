package org.runportal.transport;

import org.runportal.tenant.TenantId;

/**
 * On whose behalf a call is made. Slots, bytes and connections are counted per caller, so that no
 * caller can exhaust them for the others.
 *
 * @param name unique among all callers
 */
public record Caller(String name) {
  /** The portal itself, for calls to the identity provider. */
  public static final Caller SIGN_IN = new Caller("sign-in");

  /** A tenant, for calls to the vendor. */
  public static Caller of(TenantId tenant) {
    return new Caller("tenant " + tenant);
  }
}
