package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenHeaderTest {
  private static final String RUNS = "/organizations/" + TestTenants.ORGANIZATION + "/runs/";

  @RegisterExtension final TallyfyStub vendor = new TallyfyStub();

  @ParameterizedTest
  @ValueSource(
      strings = {
        // another host, scheme, port, prefix, organization; a way out of the path
        "http://localhost:{port}/api{runs}r",
        "https://127.0.0.1:{port}/api{runs}r",
        "http://127.0.0.1/api{runs}r",
        "http://127.0.0.1:{port}{runs}r",
        "http://127.0.0.1:{port}/api/organizations/other/runs/r",
        "http://127.0.0.1:{port}/api{runs}../../../oauth/token",
      })
  void keepsTheTokenFromEveryOtherPlace(String place) {
    URI url =
        URI.create(
            place
                .replace("{port}", Integer.toString(vendor.url().getPort()))
                .replace("{runs}", RUNS));
    assertThatThrownBy(() -> ask(url)).hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(vendor.asked()).isEmpty();
  }

  @Test
  void sendsTheTokenToTheTenantsOwnPlace() {
    ask(URI.create(vendor.url() + RUNS + "r?with=tasks"));
    assertThat(vendor.asked().get(0).headers().get("Authorization"))
        .containsExactly("Bearer acme-secret");
  }

  private void ask(URI url) {
    try (Client client = ClientBuilder.newClient()) {
      client
          .register(new TokenHeader(TestTenants.tenant("acme", vendor.url())))
          .target(url)
          .request()
          .get()
          .close();
    }
  }
}
