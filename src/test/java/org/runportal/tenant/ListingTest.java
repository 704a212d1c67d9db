package org.runportal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see a list, and of which runs. */
class ListingTest {
  @Test
  void isNothingUntilTheTenantSaysSo() {
    Tenant.Listing listing = tenants(Map.of()).named(new TenantId("acme")).orElseThrow().listing();

    assertThat(listing.isShown()).isFalse();
    assertThat(listing.isNarrowed()).isFalse();
    assertThat(listing.links()).isEqualTo(Tenant.Listing.Reach.ALL);
    assertThat(listing.views()).isEmpty();
  }

  @Test
  void hasFiltersAndNamedViews() {
    Tenant.Listing listing =
        tenants(
                Map.of(
                    "list", "all",
                    "list-templates", "t1, t2",
                    "list-folders", "f1",
                    "links", "listed",
                    "views", "Late\\, urgent = ?show=late&order=deadline, Mills=words=mills%20ab"))
            .named(new TenantId("acme"))
            .orElseThrow()
            .listing();

    assertThat(listing.isShown()).isTrue();
    assertThat(listing.templates()).containsExactly("t1", "t2");
    assertThat(listing.tags()).isEmpty();
    assertThat(listing.folders()).containsExactly("f1");
    assertThat(listing.links()).isEqualTo(Tenant.Listing.Reach.LISTED);
    assertThat(listing.views())
        .containsExactly(
            new Tenant.View("Late, urgent", "show=late&order=deadline"),
            new Tenant.View("Mills", "words=mills%20ab"));
  }

  @ParameterizedTest
  @CsvSource({
    "list,his,is neither none nor mine nor all",
    "list,ALL,is neither none nor mine nor all",
    "links,none,is neither all nor listed",
    "list-templates,../x,is not a list of ids as Tallyfy writes them",
    "list-tags,a b,is not a list of ids as Tallyfy writes them"
  })
  void keepsTheTenantOffWhereItIsNotClearWhatMayBeSeen(String key, String value, String problem) {
    Tenants tenants = tenants(Map.of(key, value));

    assertThat(tenants.all()).isEmpty();
    assertThat(tenants.problems())
        .containsExactly(new Problem("portal.tenant.acme." + key, problem));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Late", "=show=late", "Late=", "Late=//elsewhere", "Late=\"><b>"})
  void costsNoMoreThanTheViewsWhereOneCannotBeRead(String views) {
    Tenants tenants = tenants(Map.of("views", views));

    assertThat(tenants.named(new TenantId("acme")).orElseThrow().listing().views()).isEmpty();
    assertThat(tenants.remarks())
        .singleElement()
        .satisfies(remark -> assertThat(remark.key()).isEqualTo("portal.tenant.acme.views"));
  }

  @ParameterizedTest
  @CsvSource({"public,all,true", "public,none,false", "public,mine,false", "signed-in,all,false"})
  void isOpenToEverybodyOnlyWhereBothSaySo(String access, String list, boolean open) {
    Tenant tenant =
        tenants(Map.of("access", access, "list", list)).named(new TenantId("acme")).orElseThrow();

    assertThat(tenant.isListOpenToEverybody()).isEqualTo(open);
  }

  private static Tenants tenants(Map<String, String> keys) {
    Map<String, String> settings = new HashMap<>();
    settings.put("portal.tenants", "acme");
    Map.of("name", "Acme", "organization", "org1", "token", "t")
        .forEach((key, value) -> settings.put("portal.tenant.acme." + key, value));
    keys.forEach((key, value) -> settings.put("portal.tenant.acme." + key, value));
    return new Tenants(Settings.of(key -> Optional.ofNullable(settings.get(key))));
  }
}
