package org.runportal.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.Tenants;

/** Tenants as the server's own configuration gives them. */
@ExtendWith(ArquillianExtension.class)
class TenantsInServerIT {
  @Inject private Tenants tenants;

  @Test
  void runsEveryCompleteTenantAndNoOther() {
    assertEquals(
        List.of("demo", "acme", "globex", "closed", "stormy", "busy", "switched"),
        tenants.all().stream().map(tenant -> tenant.id().value()).toList());
  }

  @Test
  void namesTheMissingKeysOfAnIncompleteTenant() {
    assertEquals(
        List.of(
            "tenant broken is off: portal.tenant.broken.organization is missing,"
                + " portal.tenant.broken.token is missing"),
        tenants.problems());
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
}
