package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.access.ProviderStub;
import org.runportal.access.TestAttempt;
import org.runportal.it.hostile.HostileRun;
import org.runportal.tallyfy.TallyfyStub;

/**
 * A portal that people reach over TLS by a proxy, with few requests for each of them: what it
 * promises browsers, whom it turns away, and that nobody writes into its log. It is started by
 * somebody who has no UTF-8 locale, and one of its tokens is in a secrets directory. Every test
 * asks as other callers.
 */
@TestInstance(Lifecycle.PER_CLASS)
class StrictPortalIT {
  /** So few that a slow machine is given none back while a test runs: one takes 30 seconds. */
  private static final int ALLOWED = 2;

  private static final String SESSION_KEY = "the-session-key-of-now-of-32-characters";
  private static final String FORMER_KEY = "the-session-key-of-before-of-32-characters";

  private final TallyfyStub vendor = new TallyfyStub();
  private final ProviderStub provider = new ProviderStub();

  private static final String NAME = "Müller & Söhne, Zürich";

  private static final List<Integer> STATUSES = List.of(500, 200, 400, 404, 422, 503, 401, 429);

  private final AtomicInteger callers = new AtomicInteger();

  private Path secrets;
  private SecondPortal portal;

  @BeforeAll
  void start() throws Exception {
    vendor.beforeEach(null);
    provider.beforeEach(null);
    Properties settings = new Properties();
    settings.setProperty("portal.oidc.issuer", provider.issuer());
    settings.setProperty("portal.oidc.client-id", ProviderStub.CLIENT);
    settings.setProperty("portal.oidc.client-secret", ProviderStub.SECRET);
    settings.setProperty("portal.session.keys", SESSION_KEY + "," + FORMER_KEY);
    settings.setProperty("portal.public-url", "https://runs.example");
    settings.setProperty("portal.requests-per-minute", String.valueOf(ALLOWED));
    settings.setProperty("portal.trusted-proxies", "127.0.0.0/8, the-proxy");
    settings.setProperty("portal.tenants", "acme,renewed,few-calls");
    settings.setProperty("portal.tenant.acme.name", "Acme");
    settings.setProperty("portal.tenant.acme.organization", "acmeorganization");
    settings.setProperty("portal.tenant.acme.token", "token-of-acme");
    settings.setProperty("portal.tenant.acme.api-url", vendor.url().toString());
    settings.setProperty("portal.tenant.acme.access", "public");
    settings.setProperty("portal.tenant.acme.calls-per-minute", "6000");
    // a list each for two visitors in a minute
    settings.setProperty("portal.tenant.few-calls.name", "Few calls");
    settings.setProperty("portal.tenant.few-calls.organization", "fewcallsorganization");
    settings.setProperty("portal.tenant.few-calls.token", "token-of-few-calls");
    settings.setProperty("portal.tenant.few-calls.api-url", vendor.url().toString());
    settings.setProperty("portal.tenant.few-calls.access", "public");
    settings.setProperty("portal.tenant.few-calls.list", "all");
    settings.setProperty("portal.tenant.few-calls.calls-per-minute", "7");
    settings.setProperty("portal.tenant.renewed.name", NAME);
    settings.setProperty("portal.tenant.renewed.organization", "renewedorganization");
    settings.setProperty("portal.tenant.renewed.api-url", vendor.url().toString());
    settings.setProperty("portal.tenant.renewed.access", "public");
    settings.setProperty("portal.tenant.renewed.fresh-for", "PT0.1S");
    settings.setProperty("portal.tenant.renewed.calls-per-minute", "6000");
    Path home = SecondPortal.newHome("strict");
    secrets = Files.createDirectory(home.resolve("secrets"));
    putToken("first-token");
    portal =
        new SecondPortal(
            home,
            settings,
            new SecondPortal.Options(
                List.of(),
                List.of("--secretsdir", secrets.toString()),
                Map.of("LANG", "C", "LC_ALL", "C")));
    // one probe that is never refused; the page asked for is another one's
    portal.ready("/health/ready");
  }

  @AfterAll
  void stop() {
    if (portal != null) {
      portal.close();
    }
    vendor.afterEach(null);
    provider.afterEach(null);
  }

  static Stream<Arguments> subjects() {
    return Stream.of(
        Arguments.of("", "names nobody: its sub is empty"),
        Arguments.of(" ", "names nobody: its sub is empty"),
        Arguments.of("s".repeat(5_000), "has more than 255 characters"));
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void signsNobodyInWithAnOddSubjectAndSaysWhyNot(String subject, String reason) throws Exception {
    TestAttempt attempt = TestAttempt.under(SESSION_KEY, provider.issuer());

    HttpResponse<String> answer = comeBack(attempt, subject);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.contains("pass="));
    assertThat(answer.body())
        .contains("<h1>You could not be signed in")
        .contains("sign-in service sent an answer the portal cannot use.")
        .contains("Please tell your administrator.");
    assertThat(portal.log()).contains(reason).doesNotContain("sssssss");
  }

  @Test
  void endsASignInThatBeganUnderAFormerKey() throws Exception {
    HttpResponse<String> answer =
        comeBack(TestAttempt.under(FORMER_KEY, provider.issuer()), "somebody");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("__Host-pass="));
  }

  @Test
  void saysWhyASignInDoesNotEndThatBeganUnderAKeyThatIsGone() throws Exception {
    HttpResponse<String> answer =
        comeBack(
            TestAttempt.under("a-session-key-that-was-removed-since", provider.issuer()),
            "somebody");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.body())
        .contains("<h1>The sign-in was not completed")
        .contains("or the portal’s settings were changed meanwhile.")
        .contains("Please try again.")
        .contains("href=\"/-/sign-in?to=%2F\"");
  }

  /** What the browser asks for once the provider has sent it back. */
  private HttpResponse<String> comeBack(TestAttempt attempt, String subject) throws Exception {
    Instant now = Clock.systemUTC().instant();
    provider.gives(
        new JWTClaimsSet.Builder()
            .issuer(provider.issuer())
            .subject(subject)
            .audience(ProviderStub.CLIENT)
            .claim("nonce", attempt.nonce())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .build());
    return portal.send(
        portal
            .to("/-/signed-in?code=c&state=" + attempt.state())
            .header("X-Forwarded-For", anybody())
            .header("Cookie", attempt.cookie())
            .GET());
  }

  @Test
  void bindsBrowsersToTls() {
    SoftAssertions all = new SoftAssertions();
    for (String path : List.of("/", "/acme", "/nobody", "/-/assets/portal.css", "/health/live")) {
      HttpHeaders headers = ask(path, anybody()).headers();
      SafeAnswer.check(all, path, headers);
      all.assertThat(headers.allValues("Strict-Transport-Security"))
          .as(path)
          .containsExactly("max-age=31536000; includeSubDomains");
    }
    all.assertAll();
  }

  @Test
  void bindsItsCookiesToTheHost() {
    HttpResponse<String> chosen = ask("/acme?lang=de&zone=Asia/Tokyo", anybody());

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
    assertThat(ask("/acme", anybody()).body()).contains("<bdi>https://runs.example/acme</bdi>");
  }

  @Test
  void turnsAwayWhoAsksTooOftenAndNobodyElse() {
    for (int i = 0; i < ALLOWED; i++) {
      assertThat(ask("/acme", "198.51.100.1").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> refused = ask("/acme", "198.51.100.1");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("Too many requests").contains("Try again");
    assertThat(refused.headers().allValues("Retry-After"))
        .singleElement()
        .satisfies(wait -> assertThat(Integer.parseInt(wait)).isBetween(1, 61));
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
  void turnsAwayWhoAsksForTooManyListsAndNobodyElse() {
    vendor.answers("organizations/fewcallsorganization/runs", TallyfyStub.json("{\"data\":[]}"));
    String greedy = "198.51.100.21";
    assertThat(ask("/few-calls?words=first", greedy).statusCode()).isEqualTo(200);

    HttpResponse<String> refused = ask("/few-calls?words=second", greedy);

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body())
        .contains("Many new pages were opened by you or from your network in a short time.")
        .contains("The list cannot be shown right now.")
        .contains("This page reloads by itself in ")
        .contains("id=\"find\"");
    assertThat(refused.headers().allValues("Retry-After"))
        .singleElement()
        .satisfies(wait -> assertThat(Integer.parseInt(wait)).isBetween(1, 61));
    assertThat(ask("/few-calls?words=second", "198.51.100.22").statusCode()).isEqualTo(200);
    assertThat(ask("/few-calls?words=second", "198.51.100.23").body())
        .as("the same list for the next visitor")
        .contains("No process matches.");
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
        .contains(
            "portal.trusted-proxies has an entry that is not an address range such as 10.0.0.0/8")
        .doesNotContain("the-proxy");
  }

  @Test
  void writesNoLineOfOthersIntoItsLog() {
    String forged = "x\r\n[2026-11-25T00:00:00.000+0000] [] [SEVERE] [] [x] FORGED-LINE\n\u001b[2J";
    byte[] body = forged.getBytes(StandardCharsets.UTF_8);
    for (int status : STATUSES) {
      vendor.answers(
          "organizations/acmeorganization/runs/forged-" + status,
          TallyfyStub.answer(
              status,
              Map.of(
                  "X-Request-Id",
                  "1] FORGED-LINE",
                  "Retry-After",
                  "FORGED-LINE",
                  "Content-Type",
                  "application/json; FORGED-LINE"),
              body));
    }
    vendor.answers(
        "organizations/acmeorganization/runs/forged",
        TallyfyStub.json(new HostileRun(List.of(forged)).json(0, 1)));

    assertThat(ask("/acme/runs/forged", anybody()).statusCode()).isEqualTo(200);
    for (int status : STATUSES) {
      ask("/acme/runs/forged-" + status, anybody());
    }
    for (String path :
        List.of(
            "/acme/runs/x%0d%0a%5bx%5d%20FORGED-LINE",
            "/FORGED-LINE%0a/runs/x",
            "/acme?find=x%0d%0aFORGED-LINE",
            "/acme?lang=FORGED-LINE%0a&zone=FORGED-LINE%0d",
            "/-/sandbox/api/organizations/FORGED-LINE%0a/runs/x",
            "/jakarta.faces.resource/FORGED-LINE%0a.css.xhtml?ln=FORGED-LINE%0d%0a")) {
      assertThat(ask(path, anybody()).headers().map().toString())
          .as(path)
          .doesNotContain("FORGED-LINE");
    }

    assertThat(portal.log())
        .contains("forged-500")
        .doesNotContain("FORGED-LINE")
        .doesNotContain("\u001b[2J");
  }

  @Test
  void readsNamesInUtf8WhateverTheLocale() {
    assertThat(ask("/renewed", anybody()).body())
        .contains("<title>Müller &amp; Söhne, Zürich</title>");
  }

  @Test
  void usesATokenThatWasReplacedWhileItRunsAndSaysSoOnce() throws IOException {
    AtomicReference<String> valid = new AtomicReference<>("first-token");
    TallyfyStub.Script run = TallyfyStub.sample("run-midflight-full.json");
    vendor.answers(
        "organizations/renewedorganization/runs/one",
        exchange ->
            (("Bearer " + valid).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    ? run
                    : TallyfyStub.status(401))
                .answer(exchange));
    assertThat(ask("/renewed/runs/one", anybody()).statusCode()).isEqualTo(200);

    valid.set("second-token");
    await()
        .untilAsserted(
            () ->
                assertThat(ask("/renewed/runs/one", anybody()).body())
                    .contains("Tallyfy has refused our access. This is how things stood"));
    assertThat(ask("/health/ready", anybody()).body()).contains("\"token\":\"refused\"");
    assertThat(ask("/metrics", anybody()).body())
        .containsPattern("portal_token_refused\\{[^}]*tenant=\"renewed\"[^}]*} 1");

    putToken("second-token");
    await()
        .untilAsserted(
            () ->
                assertThat(ask("/renewed/runs/one", anybody()).body())
                    .doesNotContain("Tallyfy has refused our access", "role=\"status\"")
                    .contains("<main"));
    assertThat(ask("/metrics", anybody()).body())
        .containsPattern("portal_token_refused\\{[^}]*tenant=\"renewed\"[^}]*} 0");
    String key = "portal.tenant.renewed.token";
    assertThat(
            portal
                .log()
                .lines()
                .filter(line -> line.contains(key))
                .map(line -> line.replaceFirst(".*\\]\\] ", "")))
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("Tallyfy refuses our token (401"))
        .anySatisfy(line -> assertThat(line).contains(key + " was replaced"))
        .anySatisfy(line -> assertThat(line).contains("accepts the token of " + key + " again"));
    assertThat(portal.log()).doesNotContain("first-token", "second-token");
  }

  /** As Kubernetes does it, in one step. */
  private void putToken(String token) throws IOException {
    Path file = Files.writeString(secrets.resolve(".new"), token + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    Files.move(
        file,
        secrets.resolve("portal.tenant.renewed.token"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Somebody who has not asked yet. */
  private String anybody() {
    return "192.0.2." + callers.incrementAndGet();
  }

  private HttpResponse<String> ask(String path, String caller) {
    return portal.send(portal.to(path).header("X-Forwarded-For", caller).GET());
  }

  private String cookie(String cookie) {
    return portal
        .send(
            portal.to("/acme").header("X-Forwarded-For", anybody()).header("Cookie", cookie).GET())
        .body();
  }
}
