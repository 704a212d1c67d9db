package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.runportal.tenant.Operators;
import org.runportal.tenant.Settings;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;

/** Which users may see a tenant. */
class TenantAccessTest {
  private static final Optional<SignedInPerson> NOBODY = Optional.empty();

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "portal.tenants", "acme",
              "portal.tenant.acme.name", "Acme",
              "portal.tenant.acme.organization", "organization",
              "portal.tenant.acme.token", "token"));

  @Test
  void aPublicTenantIsOpenToAll() {
    settings.put("portal.tenant.acme.access", "public");
    settings.put("portal.tenant.acme.groups", "acme-people");

    assertThat(admits(NOBODY)).isTrue();
    assertThat(admits(in())).isTrue();
  }

  @Test
  void aTenantIsOpenToEverySignedInUserByDefault() {
    assertThat(admits(NOBODY)).isFalse();
    assertThat(admits(in())).isTrue();
    assertThat(admits(in("anything"))).isTrue();
  }

  @Test
  void aTenantWithGroupsIsOpenToTheirMembers() {
    settings.put("portal.tenant.acme.groups", "acme-people, acme-guests");

    assertThat(admits(NOBODY)).isFalse();
    assertThat(admits(in())).isFalse();
    assertThat(admits(in("globex-people"))).isFalse();
    assertThat(admits(in("globex-people", "acme-guests"))).isTrue();
  }

  @Test
  void groupsAreComparedExactly() {
    settings.put("portal.tenant.acme.groups", "acme-people");

    for (String other : new String[] {"Acme-People", "acme", "acme-people ", "/acme-people", ""}) {
      assertThat(admits(in(other))).as(other).isFalse();
    }
  }

  @Test
  void theOperatorsPageIsOpenToMembersOfTheirGroups() {
    Set<String> groups = Set.of("operators", "night-watch");

    assertThat(operator(Tenant.Access.SIGNED_IN, groups, NOBODY)).isFalse();
    assertThat(operator(Tenant.Access.SIGNED_IN, groups, in("acme-people"))).isFalse();
    assertThat(operator(Tenant.Access.SIGNED_IN, groups, in("night-watch"))).isTrue();
  }

  @Test
  void theOperatorsPageWithoutGroupsIsClosedUnlessPublic() {
    assertThat(operator(Tenant.Access.SIGNED_IN, Set.of(), in("anything"))).isFalse();
    assertThat(operator(Tenant.Access.PUBLIC, Set.of(), NOBODY)).isTrue();
  }

  private static boolean operator(
      Tenant.Access access, Set<String> groups, Optional<SignedInPerson> person) {
    return TenantAccess.admits(new Operators(access, groups), person);
  }

  private boolean admits(Optional<SignedInPerson> person) {
    Tenants tenants = new Tenants(Settings.of(key -> Optional.ofNullable(settings.get(key))));
    Tenant acme = tenants.named(new TenantId("acme")).orElseThrow();
    return TenantAccess.admits(acme, person);
  }

  private static Optional<SignedInPerson> in(String... groups) {
    return Optional.of(
        new SignedInPerson(
            "subject", "Ana", Set.of(groups), Instant.EPOCH, Instant.MAX, Optional.empty()));
  }
}
