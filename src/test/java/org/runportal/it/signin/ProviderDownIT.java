package org.runportal.it.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.runportal.it.TroubledPortal;
import org.runportal.transport.RawServer;

/** The company's identity provider does not answer, and has not since the portal started. */
@ResourceLock(TroubledPortal.LOCK)
class ProviderDownIT {
  @RegisterExtension static final TroubledPortal PORTAL = new TroubledPortal();

  @Test
  void givesAReferenceThatIsInTheLog() {
    Document page = Jsoup.parse(PORTAL.portal().get("/open/runs/x").body());

    String sentence = page.select(".error .reference").text();
    assertThat(sentence)
        .matches("If you report this, give the reference [BCDFGHJKLMNPQRSTVWXZ2-9]{8}\\.");
    String reference = sentence.replaceAll(".* |\\.", "");
    await()
        .untilAsserted(
            () ->
                assertThat(PORTAL.portal().log())
                    .contains("error " + reference + ": 503 UNREACHABLE, tenant open"));
  }

  @Test
  void saysThatNobodyCanSignInAndWhenToComeBack() {
    for (String path : List.of("/acme/runs/x?show=LATE", "/no-such-tenant/runs/x?show=LATE")) {
      HttpResponse<String> response = PORTAL.portal().get(path);

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).contains("30");
      assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
      assertThat(response.body())
          .contains("<h1>Sign-in is not available right now")
          .contains("href=\"/-/sign-in?to=%2F");
    }
    assertThat(PORTAL.portal().get("/acme?lang=de").body()).contains("gerade nicht möglich");
  }

  @Test
  void showsPublicTenantsAsEver() {
    assertThat(PORTAL.portal().get("/open").statusCode()).isEqualTo(200);
    assertThat(PORTAL.portal().get("/").body())
        .contains(">open</a>")
        .contains("href=\"/-/sign-in\"");
    assertThat(PORTAL.portal().get("/-/sign-out").statusCode()).isEqualTo(200);
    assertThat(PORTAL.portal().get("/-/signed-in?code=c&state=s").statusCode()).isEqualTo(400);
  }

  @Test
  void tellsTheAdministratorOnceInAWhile() {
    for (int i = 0; i < 30; i++) {
      PORTAL.portal().get("/acme");
    }

    assertThat(PORTAL.portal().log())
        .contains("the identity provider of portal.oidc.issuer does not say how to sign in")
        .doesNotContain(TroubledPortal.CLIENT_SECRET);
    assertThat(PORTAL.portal().log().split("does not say how to sign in")).hasSizeLessThan(12);
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
            PORTAL.providerPort(),
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
                HttpResponse<String> response = PORTAL.portal().get("/-/sign-in");
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
}
