package org.runportal.it.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.runportal.it.SecondPortal;
import org.runportal.transport.RawServer;

/** The company's identity provider does not answer, and has not since the portal started. */
class ProviderDownIT {
  private static final int PORT = closedPort();

  private static SecondPortal portal;

  @BeforeAll
  static void start() {
    Properties settings = new Properties();
    settings.setProperty("portal.oidc.issuer", "http://127.0.0.1:" + PORT + "/realm");
    settings.setProperty("portal.oidc.client-id", Keycloak.CLIENT);
    settings.setProperty("portal.oidc.client-secret", Keycloak.SECRET);
    settings.setProperty("portal.tenants", "open,acme");
    for (String tenant : List.of("open", "acme")) {
      settings.setProperty("portal.tenant." + tenant + ".name", tenant);
      settings.setProperty("portal.tenant." + tenant + ".organization", "o");
      settings.setProperty("portal.tenant." + tenant + ".token", "t");
      settings.setProperty("portal.tenant." + tenant + ".api-url", "http://127.0.0.1:9");
    }
    settings.setProperty("portal.tenant.open.access", "public");
    portal =
        new SecondPortal(
            SecondPortal.newHome("provider-down"), settings, SecondPortal.Options.NONE);
    portal.ready();
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  @Test
  void givesAReferenceThatIsInTheLog() {
    Document page = Jsoup.parse(portal.get("/open/runs/x").body());

    String sentence = page.select(".error .reference").text();
    assertThat(sentence)
        .matches("If you report this, give the reference [BCDFGHJKLMNPQRSTVWXZ2-9]{8}\\.");
    String reference = sentence.replaceAll(".* |\\.", "");
    await()
        .untilAsserted(
            () ->
                assertThat(portal.log())
                    .contains("error " + reference + ": 503 UNREACHABLE, tenant open"));
  }

  @Test
  void saysThatNobodyCanSignInAndWhenToComeBack() {
    for (String path : List.of("/acme/runs/x?show=LATE", "/no-such-tenant/runs/x?show=LATE")) {
      HttpResponse<String> response = portal.get(path);

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).contains("30");
      assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
      assertThat(response.body())
          .contains("<h1>Sign-in is not available right now")
          .contains("href=\"/-/sign-in?to=%2F");
    }
    assertThat(portal.get("/acme?lang=de").body()).contains("gerade nicht möglich");
  }

  @Test
  void showsPublicTenantsAsEver() {
    assertThat(portal.get("/open").statusCode()).isEqualTo(200);
    assertThat(portal.get("/").body()).contains(">open</a>").contains("href=\"/-/sign-in\"");
    assertThat(portal.get("/-/sign-out").statusCode()).isEqualTo(200);
    assertThat(portal.get("/-/signed-in?code=c&state=s").statusCode()).isEqualTo(400);
  }

  @Test
  void tellsTheAdministratorOnceInAWhile() {
    for (int i = 0; i < 30; i++) {
      portal.get("/acme");
    }

    assertThat(portal.log())
        .contains("the identity provider of portal.oidc.issuer does not say how to sign in")
        .doesNotContain(Keycloak.SECRET);
    assertThat(portal.log().split("does not say how to sign in")).hasSizeLessThan(12);
  }

  /**
   * One header letter in time after the other; nobody may have to wait for the last of them. The
   * provider's pace is the upper bound: it is as slow as the machine is.
   */
  @Test
  void givesUpAProviderThatDripsAfterEightSeconds() throws IOException {
    AtomicInteger letters = new AtomicInteger();
    try (RawServer drips =
        new RawServer(
            PORT,
            (turn, connection, out) -> {
              RawServer.send(out, "HTTP/1.1 200 OK\r\nX-Slow: ");
              RawServer.drip(out, letters);
            })) {
      AtomicReference<Duration> took = new AtomicReference<>();
      // who comes too soon after others is turned away at once
      await()
          .pollInSameThread()
          .until(
              () -> {
                long begin = System.nanoTime();
                HttpResponse<String> response = portal.get("/-/sign-in");
                took.set(Duration.ofNanos(System.nanoTime() - begin));
                assertThat(response.statusCode()).isEqualTo(503);
                assertThat(response.body()).contains("<h1>Sign-in is not available right now");
                return !drips.heads().isEmpty();
              });

      assertThat(took.get()).isGreaterThan(Duration.ofSeconds(7));
      assertThat(letters).as("one in 50 ms, in 11 s").hasValueLessThan(220);
      assertThat(drips.heads()).hasSize(1);
      await().until(() -> drips.open() == 0);
    }
  }

  private static int closedPort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
