package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.tenant.Tenant;

class EndpointsTest {
  private static final String RUNS = "/organizations/" + TestTenants.ORGANIZATION + "/runs/";
  private static final URI API = URI.create("http://127.0.0.1:8080/api");
  private static final Tenant ACME = TestTenants.tenant("acme", API);

  @ParameterizedTest
  @ValueSource(
      strings = {
        // another host, scheme, port, prefix, organization; a way out of the path
        "http://localhost:8080/api{runs}r",
        "https://127.0.0.1:8080/api{runs}r",
        "http://127.0.0.1/api{runs}r",
        "http://127.0.0.1:8080{runs}r",
        "http://127.0.0.1:8080/api/organizations/other/runs/r",
        "http://127.0.0.1:8080/api{runs}../../../oauth/token",
      })
  void keepsTheTokenFromEveryOtherPlace(String place) {
    URI url = URI.create(place.replace("{runs}", RUNS));
    assertThatThrownBy(() -> Endpoints.withToken(ACME, ACME.token(), url))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sendsTheTokenToTheTenantsOwnPlace() {
    assertThat(
            Endpoints.withToken(ACME, ACME.token(), URI.create(API + RUNS + "r?with=tasks"))
                .headers())
        .containsEntry("Authorization", List.of("Bearer acme-secret"));
  }
}
