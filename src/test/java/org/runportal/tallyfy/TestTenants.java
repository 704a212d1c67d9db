package org.runportal.tallyfy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.runportal.tenant.Settings;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;
import org.runportal.tenant.Tokens;

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

  /** The tokens of these tenants, which nobody replaces. */
  public static Tokens tokens(Clock clock) {
    return new Tokens(
        Settings.of(
            key ->
                Optional.of(key)
                    .filter(name -> name.endsWith(".token"))
                    .map(name -> name.split("\\.")[2] + "-secret")),
        clock);
  }

  /** A tenant with limits of its own; read as any other, so that a new setting needs no line. */
  public static Tenant tenant(String name, URI api, Tenant.Limits limits) {
    Map<String, String> settings = new HashMap<>();
    settings.put("portal.tenants", name);
    String prefix = "portal.tenant." + name + ".";
    settings.put(prefix + "name", name);
    settings.put(prefix + "organization", ORGANIZATION);
    settings.put(prefix + "token", name + "-secret");
    settings.put(prefix + "api-url", api.toString());
    settings.put(prefix + "run-link", "");
    settings.put(prefix + "access", "public");
    settings.put(prefix + "connect-timeout", limits.connectTimeout().toString());
    settings.put(prefix + "read-timeout", limits.readTimeout().toString());
    settings.put(prefix + "fresh-for", limits.freshFor().toString());
    settings.put(prefix + "copy-max-age", limits.copyMaxAge().toString());
    settings.put(prefix + "calls-per-minute", String.valueOf(limits.callsPerMinute()));
    Tenants tenants = new Tenants(Settings.of(key -> Optional.ofNullable(settings.get(key))));
    return tenants
        .named(new TenantId(name))
        .orElseThrow(() -> new IllegalArgumentException(tenants.problems().toString()));
  }
}
