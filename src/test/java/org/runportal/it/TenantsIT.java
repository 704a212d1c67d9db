package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runportal.tallyfy.TallyfyStub;

/** Two tenants of one install, and a vendor that is not the sandbox. */
@SharedPortal
@RunAsClient
class TenantsIT {
  @RegisterExtension
  private final TallyfyStub vendor = new TallyfyStub(Integer.getInteger("test.vendor.port"));

  @Test
  void showsTheDocumentedAnswerOfARealTenantByteForByte() {
    vendor.answers(
        "organizations/acmeorganization/runs/run_id_abc",
        TallyfyStub.sample("docs-get-process.json"));

    String page = Portal.get("/acme/runs/run_id_abc").body();

    assertThat(page)
        .contains("Onboarding - Globex Corp")
        .contains("Client Onboarding V3")
        .contains("5015")
        .contains("May 20, 2025")
        // a public tenant leads nobody to the vendor's sign-in
        .doesNotContain("go.tallyfy.com", "token-of-acme");
    assertThat(vendor.asked())
        .filteredOn(asked -> asked.path().endsWith("/runs/run_id_abc"))
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.headers().getFirst("Authorization"))
                  .isEqualTo("Bearer token-of-acme");
              assertThat(asked.headers().getFirst("Accept")).isEqualTo("application/json");
              assertThat(asked.headers().getFirst("X-Tallyfy-Client")).isEqualTo("APIClient");
              assertThat(asked.query()).contains("form_fields_values=true").contains("next_task");
            });
  }

  @Test
  void showsEachTenantInItsOwnNameZoneAndColor() {
    vendor.answers(
        "organizations/acmeorganization/runs/both", TallyfyStub.sample("run-midflight-full.json"));
    vendor.answers(
        "organizations/globexorganization/runs/both",
        TallyfyStub.sample("run-midflight-full.json"));

    String acme = Portal.get("/acme/runs/both").body();
    String globex = Portal.get("/globex/runs/both").body();

    assertThat(acme).contains(">Acme</a>").contains("17:00\u00a0UTC").doesNotContain("brand.css");
    assertThat(globex)
        .contains("Globex</a>")
        .containsPattern("1:00\\hPM\\hEDT")
        .contains("/globex/brand.css")
        .contains("/globex/logo");
    assertThat(Portal.get("/globex/brand.css").body()).contains("--accent:#");
    assertThat(Portal.get("/globex/logo").headers().firstValue("Content-Type"))
        .get()
        .asString()
        .startsWith("image/svg+xml");
    assertThat(vendor.asked())
        .filteredOn(asked -> asked.path().contains("globexorganization"))
        .isNotEmpty()
        .allSatisfy(
            asked ->
                assertThat(asked.headers().getFirst("Authorization"))
                    .isEqualTo("Bearer token-of-globex"));
  }

  @Test
  void asksTheVendorOnceForManyViewers() {
    vendor.answers(
        "organizations/acmeorganization/runs/once", TallyfyStub.sample("run-midflight-full.json"));

    for (int i = 0; i < 5; i++) {
      assertThat(Portal.get("/acme/runs/once").statusCode()).isEqualTo(200);
    }

    assertThat(vendor.asked()).filteredOn(asked -> asked.path().endsWith("/runs/once")).hasSize(1);
  }

  @Test
  void findsALookedAtRunByItsNumber() {
    vendor.answers(
        "organizations/acmeorganization/runs/numbered",
        TallyfyStub.sample("run-midflight-full.json"));
    Portal.get("/acme/runs/numbered");

    assertThat(Portal.get("/acme?find=5217").statusCode()).isEqualTo(302);
    assertThat(Portal.get("/acme?find=99999").body()).contains("No process with the number 99999");
  }

  @Test
  void saysSoWhenTheVendorIsUnplugged() {
    // a port nobody listens on once the stub of this test is gone
    vendor.afterEach(null);

    HttpResponse<String> page = Portal.get("/globex/runs/unplugged?show=LATE");

    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body())
        .contains("Tallyfy is not answering")
        .as("in the name, colours, language and zone of the tenant")
        .contains("<title>Tallyfy is not answering - Globex</title>")
        .contains("<a href=\"/globex\"", "/globex/brand.css", "/globex/logo")
        .contains("lang=\"en-US\"", "New York (UTC")
        .doesNotContain("Run Portal")
        .as("where to try again")
        .contains("class=\"button\" href=\"/globex/runs/unplugged?show=LATE\"");
  }

  @Test
  void saysThatNothingIsThereInNobodysName() {
    vendor.answers("organizations/globexorganization/runs/gone", TallyfyStub.status(404));

    assertThat(Portal.get("/globex/runs/gone").body())
        .contains("Page not found - Run Portal", "lang=\"en\"")
        .doesNotContainIgnoringCase("globex");
  }
}
