package org.runportal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.runportal.tenant.Problem;
import org.runportal.tenant.Settings;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;

/** Tenants as the server's own configuration gives them. */
@SharedPortal
class TenantsInServerIT {
  @Inject private Tenants tenants;
  @Inject private Settings settings;
  @Inject private Config config;

  @Test
  void runsEveryCompleteTenantAndNoOther() {
    assertEquals(
        List.of(
            "demo",
            "acme",
            "globex",
            "closed",
            "stormy",
            "busy",
            "switched",
            "switched-slow",
            "switched-busy",
            "switched-down",
            "switched-refusing",
            "hostile",
            "cold",
            "lists"),
        tenants.all().stream().map(tenant -> tenant.id().value()).toList());
  }

  @Test
  void namesTheMissingKeysOfAnIncompleteTenant() {
    assertEquals(
        List.of(
            "portal.tenant.broken.organization is missing",
            "portal.tenant.broken.token is missing"),
        tenants.problems().stream().map(Problem::toString).toList());
  }

  @Test
  void fillsInEverythingATenantLeavesOut() {
    Tenant closed =
        tenants.all().stream()
            .filter(tenant -> tenant.id().value().equals("closed"))
            .findFirst()
            .orElseThrow();
    assertEquals(Tenant.Access.SIGNED_IN, closed.access());
    assertEquals(60, closed.limits().callsPerMinute());
    assertTrue(closed.linkToRun("r").orElseThrow().endsWith("/closedorganization/processes/r"));
    assertTrue(closed.linkToTask("r", "t").isEmpty());
    assertEquals("http", URI.create(closed.apiUrl().toString()).getScheme());
  }

  @Test
  void leavesOutTheLinkThatIsSetToNothing() {
    assertTrue(
        tenants.named(new TenantId("busy")).orElseThrow().linkToRun("a-run").isEmpty(),
        "a link to a run");
  }

  /** What is read here without the server is what the server reads. */
  @Test
  void readsEveryKeyAsTheServerDoes() {
    int compared = 0;
    for (String key : config.getPropertyNames()) {
      if (key.startsWith("portal.") || key.startsWith("sandbox.")) {
        assertEquals(
            config.getOptionalValue(key, String.class),
            settings.get(key).value().filter(value -> !value.isEmpty()),
            key);
        compared++;
      }
    }
    assertTrue(compared > 50, "keys compared: " + compared);
  }
}
