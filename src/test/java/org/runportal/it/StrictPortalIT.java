package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A portal that people reach over TLS by a proxy, with few requests for each of them: what it
 * promises browsers, and whom it turns away.
 */
class StrictPortalIT {
  private static final int ALLOWED = 12;

  private static SecondPortal portal;

  @BeforeAll
  static void start() {
    Properties settings = new Properties();
    settings.setProperty("portal.public-url", "https://runs.example");
    settings.setProperty("portal.requests-per-minute", String.valueOf(ALLOWED));
    settings.setProperty("portal.trusted-proxies", "127.0.0.0/8, not an address");
    settings.setProperty("portal.tenants", "acme");
    settings.setProperty("portal.tenant.acme.name", "Acme");
    settings.setProperty("portal.tenant.acme.organization", "acmeorganization");
    settings.setProperty("portal.tenant.acme.token", "token-of-acme");
    settings.setProperty("portal.tenant.acme.api-url", "http://127.0.0.1:1/api");
    settings.setProperty("portal.tenant.acme.access", "public");
    portal = new SecondPortal(SecondPortal.newHome("strict"), settings, SecondPortal.Options.NONE);
    // one probe that is never refused; the page asked for is another one's
    await()
        .atMost(Duration.ofMinutes(3))
        .ignoreException(UncheckedIOException.class)
        .until(() -> portal.get("/health/ready").statusCode() == 200);
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  @Test
  void bindsBrowsersToTls() {
    SoftAssertions all = new SoftAssertions();
    for (String path : List.of("/", "/acme", "/nobody", "/-/assets/portal.css", "/health/live")) {
      HttpHeaders headers = ask(path, "192.0.2.1").headers();
      SafeAnswer.check(all, path, headers);
      all.assertThat(headers.allValues("Strict-Transport-Security"))
          .as(path)
          .containsExactly("max-age=31536000; includeSubDomains");
    }
    all.assertAll();
  }

  @Test
  void bindsItsCookiesToTheHost() {
    HttpResponse<String> chosen = ask("/acme?lang=de&zone=Asia/Tokyo", "192.0.2.2");

    assertThat(chosen.headers().allValues("Set-Cookie"))
        .hasSize(2)
        .allSatisfy(
            cookie ->
                assertThat(cookie)
                    .matches("__Host-(lang=de|zone=Asia/Tokyo);.*")
                    .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax")
                    .doesNotContain("Domain"));
    assertThat(cookie("__Host-lang=de")).contains("lang=\"de\"");
    assertThat(cookie("lang=de")).as("anybody's cookie").contains("lang=\"en\"");
  }

  @Test
  void printsTheAddressPeopleUse() {
    assertThat(ask("/acme", "192.0.2.4").body()).contains("<bdi>https://runs.example/acme</bdi>");
  }

  @Test
  void turnsAwayWhoAsksTooOftenAndNobodyElse() {
    for (int i = 0; i < ALLOWED; i++) {
      assertThat(ask("/acme", "198.51.100.1").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> refused = ask("/acme", "198.51.100.1");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("Too many requests at once").contains("Try again");
    assertThat(refused.headers().allValues("Retry-After"))
        .singleElement()
        .satisfies(wait -> assertThat(Integer.parseInt(wait)).isBetween(1, 5));
    SoftAssertions all = new SoftAssertions();
    SafeAnswer.check(all, "429", refused.headers());
    SafeAnswer.isNotKept(all, "429", refused.headers());
    all.assertAll();
    assertThat(ask("/acme", "203.0.113.9, 198.51.100.1").statusCode())
        .as("what the caller wrote there itself")
        .isEqualTo(429);
    assertThat(ask("/-/assets/portal.css", "198.51.100.1").statusCode()).isEqualTo(429);
    assertThat(ask("/health/ready", "198.51.100.1").statusCode()).isEqualTo(200);
    assertThat(ask("/metrics", "198.51.100.1").statusCode()).isEqualTo(200);
    assertThat(ask("/acme", "198.51.100.2").statusCode()).isEqualTo(200);
    assertThat(ask("/acme", "198.51.100.1, 127.0.0.7").statusCode())
        .as("by two proxies of ours")
        .isEqualTo(429);
  }

  @Test
  void countsAWholeNetworkOfIpV6AsOne() {
    for (int i = 0; i < ALLOWED; i++) {
      assertThat(ask("/acme", "2001:db8:1:2::" + i).statusCode()).isEqualTo(200);
    }

    assertThat(ask("/acme", "2001:db8:1:2:ffff::1").statusCode()).isEqualTo(429);
    assertThat(ask("/acme", "2001:db8:1:3::1").statusCode()).isEqualTo(200);
  }

  @Test
  void namesABadSettingAndGoesOn() {
    assertThat(portal.log().lines().filter(line -> line.contains("portal.trusted-proxies")))
        .singleElement()
        .asString()
        .contains("portal.trusted-proxies has an entry that is no address such as 10.0.0.0/8")
        .doesNotContain("not an address");
  }

  private static HttpResponse<String> ask(String path, String caller) {
    return portal.send(portal.to(path).header("X-Forwarded-For", caller).GET());
  }

  private static String cookie(String cookie) {
    return portal
        .send(
            portal
                .to("/acme")
                .header("X-Forwarded-For", "192.0.2.3")
                .header("Cookie", cookie)
                .GET())
        .body();
  }
}
