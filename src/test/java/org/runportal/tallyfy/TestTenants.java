package org.runportal.tallyfy;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.runportal.tenant.AccessToken;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/** Tenants as tests need them. */
public final class TestTenants {
  /** The organization of all of them. */
  public static final String ORGANIZATION = "3cfeeeb53c6600dd116e8377bee2843a";

  private static final Duration PATIENT = Duration.ofSeconds(5);

  private TestTenants() {}

  /** A patient tenant; its token is {@code <name>-secret}. */
  public static Tenant tenant(String name, URI api) {
    return tenant(name, api, PATIENT);
  }

  /**
   * A tenant.
   *
   * @param readTimeout connecting may take 300 ms more, or 5 s where this is as much
   */
  public static Tenant tenant(String name, URI api, Duration readTimeout) {
    return tenant(
        name,
        api,
        new Tenant.Limits(
            // who is patient is so on a busy machine too
            readTimeout.compareTo(PATIENT) < 0 ? Duration.ofMillis(300) : PATIENT,
            readTimeout,
            Duration.ofSeconds(15),
            Duration.ofHours(24),
            60));
  }

  /** A tenant with limits of its own. */
  public static Tenant tenant(String name, URI api, Tenant.Limits limits) {
    return new Tenant(
        new TenantId(name),
        name,
        ORGANIZATION,
        new AccessToken(name + "-secret"),
        api,
        new Tenant.Links(Optional.empty(), Optional.empty()),
        Tenant.Access.PUBLIC,
        Set.of(),
        ZoneOffset.UTC,
        Locale.ENGLISH,
        new Tenant.Branding(Optional.empty(), Optional.empty()),
        Set.of(),
        Set.of(),
        limits,
        List.of());
  }
}
