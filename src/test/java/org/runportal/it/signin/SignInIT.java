package org.runportal.it.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.access.HostileAddresses;

/** Signing in by hand: what nobody's browser does unless somebody makes it. */
@ResourceLock(Company.PLACE)
class SignInIT {
  @RegisterExtension static final Company COMPANY = new Company();

  private final Caller caller = COMPANY.caller();

  @Test
  void signsInOnceWithAState() {
    String back = caller.comeBack("/acme", "ana");
    Map<String, String> before = Map.copyOf(caller.cookies());
    HttpResponse<String> arrived = caller.get(back);

    assertThat(arrived.statusCode()).isEqualTo(303);
    assertThat(Caller.location(arrived)).isEqualTo("/acme");
    assertThat(caller.cookies()).containsOnlyKeys("__Host-pass");

    // as the browser would: the cookie of the trip is gone
    Caller again = COMPANY.caller();
    isNotSignedIn(again, again.get(back));
    // with the cookie of the trip kept: the provider knows the code was used
    Caller keeping = COMPANY.caller();
    keeping.cookies().putAll(before);
    isNotSignedIn(keeping, keeping.get(back));
  }

  @Test
  void signsNobodyInWithTheStateOfAnotherBrowser() {
    String back = caller.comeBack("/acme", "ana");
    Caller victim = COMPANY.caller();
    victim.get("/acme");

    isNotSignedIn(victim, victim.get(back));
  }

  @Test
  void signsNobodyInWithAForgedCallback() {
    String back = caller.comeBack("/acme", "ana");
    Map<String, String> before = Map.copyOf(caller.cookies());
    for (String forged :
        List.of(
            back.replaceFirst("state=([^&]{60})", "state=$1A"),
            back.replaceFirst("state=[^&]+", "state="),
            back.replaceFirst("state=[^&]+&", ""),
            back.replaceFirst("state=[^&]+", "state=%0d%0aSet-Cookie:%20a=b"),
            "/-/signed-in")) {
      Caller other = COMPANY.caller();
      other.cookies().putAll(before);

      isNotSignedIn(other, other.get(forged));
    }
    for (String forged :
        List.of(
            back.replaceFirst("code=", "c0de="),
            back.replaceFirst("iss=[^&]+", "iss=https%3A%2F%2Fevil.example"))) {
      Caller other = COMPANY.caller();
      other.cookies().putAll(before);

      isNotSignedIn(other, other.get(forged), "You could not be signed in");
    }
    // none of it has spoilt the true one
    caller.cookies().putAll(before);
    assertThat(caller.get(back).statusCode()).isEqualTo(303);
  }

  @Test
  void signsNobodyInWithACodeForAnotherTrip() {
    String mine = caller.comeBack("/acme", "ana");
    Caller other = COMPANY.caller();
    String theirs = other.comeBack("/acme", "bo");

    HttpResponse<String> response =
        caller.get(
            mine.replaceFirst("code=[^&]+", "code=" + Keycloak.first("code=([^&]+)", theirs)));

    isNotSignedIn(caller, response);
  }

  @Test
  void believesNoErrorThatDidNotComeFromATrip() {
    HttpResponse<String> response = caller.get("/-/signed-in?error=access_denied&state=x");

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, 403, You are not signed in",
    "temporarily_unavailable, 503, Sign-in is not available right now",
    "server_error, 503, Sign-in is not available right now",
    "invalid_scope, 400, You could not be signed in",
    "%0D%0Aforged, 400, You could not be signed in",
  })
  void saysWhatTheProviderSays(String error, int status, String title) {
    String state = Keycloak.first("state=([^&]+)", Caller.location(caller.get("/acme?find=5%20a")));
    HttpResponse<String> response = caller.get("/-/signed-in?error=" + error + "&state=" + state);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body())
        .contains("<h1>" + title)
        .contains("href=\"/-/sign-in?to=%2Facme%3Ffind%3D5%2520a\"");
    assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    assertThat(caller.cookies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/acme", "/acme/runs/x", "/no-such-tenant", "/no-such-tenant/runs/x"})
  void sendsWhoIsNotSignedInToTheProviderWhetherThereIsSuchATenantOrNot(String path) {
    for (String method : List.of("GET", "HEAD")) {
      HttpResponse<String> response =
          caller.send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(302);
      assertThat(Caller.location(response)).startsWith(COMPANY.provider().issuer());
      assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    }
    // what is no page does not sign in
    assertThat(caller.send(request(path).header("Sec-Fetch-Dest", "image")).statusCode())
        .isEqualTo(404);
    assertThat(
            caller
                .send(request(path).POST(HttpRequest.BodyPublishers.ofString("a=b")))
                .statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/favicon.ico", "/No-Tenant", "/a_b", "/%61cme", "/-/nothing", "/.env"})
  void sendsNobodyAwayForWhatCanBeNoTenant(String path) {
    assertThat(caller.get(path).statusCode()).isEqualTo(404);
    assertThat(caller.cookies()).isEmpty();
  }

  /** A browser stops a redirect to another host where it began with a form of ours. */
  @Test
  void sendsWhoComesFromOurOwnPagesOnByAPage() {
    HttpResponse<String> response =
        caller.send(request("/acme?find=1").header("Sec-Fetch-Site", "same-origin"));

    assertThat(response.statusCode()).isEqualTo(200);
    String refresh = response.headers().firstValue("Refresh").orElseThrow();
    assertThat(refresh).startsWith("0; url=" + COMPANY.provider().issuer());
    assertThat(response.body())
        .contains("<h1>Taking you to sign-in")
        .contains("href=\"" + refresh.substring("0; url=".length()).replace("&", "&amp;") + "\"");
    assertThat(caller.cookies()).hasSize(1);
  }

  @Test
  void asksTheProviderToSpeakTheVisitorsLanguage() {
    HttpResponse<String> response =
        caller.send(request("/acme?lang=de").header("Accept-Language", "fr"));

    assertThat(Caller.location(response)).contains("ui_locales=de");
  }

  @Test
  void begunTripsDoNotPileUp() {
    for (int i = 0; i < 30; i++) {
      assertThat(caller.get("/acme/runs/" + i).statusCode()).isEqualTo(302);
    }

    assertThat(caller.cookies().keySet())
        .hasSizeLessThanOrEqualTo(8)
        .allMatch(name -> name.startsWith("__Host-trip-"));
    assertThat(String.join("", caller.cookies().values()).length()).isLessThan(400);
    // the last of them still leads back
    assertThat(Caller.location(caller.signIn("/acme/runs/31", "ana"))).isEqualTo("/acme/runs/31");
  }

  @Test
  void leadsNobodyElsewhere() {
    caller.signIn("/acme", "ana");
    SoftAssertions all = new SoftAssertions();
    for (String address : HostileAddresses.all()) {
      String to = URLEncoder.encode(address, StandardCharsets.UTF_8);
      HttpResponse<String> response = caller.get("/-/sign-in?to=" + to);

      all.assertThat(response.statusCode()).as(address).isEqualTo(303);
      all.assertThat(Caller.location(response)).as(address).isEqualTo("/");
    }
    all.assertAll();
  }

  @Test
  void signsOutOnlyByTheButton() {
    caller.signIn("/acme", "ana");
    for (String path : List.of("/-/sign-out", "/-/sign-out?yes=1", "/-/sign-in", "/-/signed-in")) {
      caller.get(path);
      assertThat(caller.cookies()).containsKey("__Host-pass");
    }
    for (HttpRequest.Builder foreign :
        List.of(
            post("").header("Sec-Fetch-Site", "cross-site"),
            post("").header("Sec-Fetch-Site", "same-site"),
            post("jakarta.faces.ViewState=x"))) {
      assertThat(caller.send(foreign).statusCode()).isEqualTo(400);
      assertThat(caller.cookies()).containsKey("__Host-pass");
    }

    HttpResponse<String> out = caller.send(post("").header("Sec-Fetch-Site", "same-origin"));

    assertThat(out.body()).contains("<h1>You are signed out").doesNotContain("Ana Reyes");
    assertThat(out.headers().firstValue("Refresh"))
        .hasValueSatisfying(
            where ->
                assertThat(where)
                    .startsWith("0; url=" + COMPANY.provider().issuer())
                    .contains("client_id=portal")
                    .contains(
                        "post_logout_redirect_uri="
                            + URLEncoder.encode(
                                COMPANY.root() + "/-/sign-out", StandardCharsets.UTF_8)));
    assertThat(caller.cookies()).isEmpty();
    assertThat(caller.get("/acme").statusCode()).isEqualTo(302);
  }

  @Test
  void clearsNothingForWhoWasNotSignedIn() {
    HttpResponse<String> response = caller.send(post(""));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(response.headers().firstValue("Refresh")).isEmpty();
  }

  @Test
  void believesNoPassThatWasChangedForgedOrIsTooOld() {
    caller.signIn("/acme", "ana");
    String good = caller.cookies().get("__Host-pass");
    int body = good.lastIndexOf('.') - 10;
    char other = good.charAt(body) == 'A' ? 'B' : 'A';
    for (String bad :
        List.of(
            good.substring(0, body) + other + good.substring(body + 1),
            good.substring(0, good.length() - 30),
            "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
            "x",
            COMPANY.pass(Keycloak.SECRET + "x", "Ana Reyes", Duration.ZERO),
            COMPANY.pass(Keycloak.SECRET, "Ana Reyes", Duration.ofHours(8).plusSeconds(1)))) {
      caller.cookies().put("__Host-pass", bad);
      assertThat(caller.get("/acme").statusCode()).as(bad).isEqualTo(302);
    }
    // as above, but in time
    caller.cookies().put("__Host-pass", COMPANY.pass(Keycloak.SECRET, "Ana Reyes", Duration.ZERO));
    assertThat(caller.get("/acme").statusCode()).isEqualTo(200);
    // without the name that binds it to the host it is not looked at
    caller.cookies().clear();
    caller.cookies().put("pass", good);
    assertThat(caller.get("/acme").statusCode()).isEqualTo(302);
  }

  @Test
  void makesNoSession() {
    caller.signIn("/acme", "ana");
    IntStream.range(0, 3).forEach(i -> caller.get("/acme"));

    assertThat(caller.cookies()).containsOnlyKeys("__Host-pass");
  }

  @Test
  void keepsTheLogFreeOfTokensAndSecrets() {
    caller.signIn("/acme", "ana");
    caller.get("/-/signed-in?code=c&state=s");

    assertThat(COMPANY.portal().log())
        .containsPattern("[0-9a-f-]{36} signed in and may see \\[acme, staff]")
        .contains("somebody was not signed in: the state is not of this browser")
        .doesNotContain(Keycloak.SECRET)
        .doesNotContain("Ana Reyes")
        .doesNotContainPattern("eyJ[A-Za-z0-9_-]{10,}");
  }

  private HttpRequest.Builder request(String path) {
    return COMPANY.portal().to(path);
  }

  private HttpRequest.Builder post(String form) {
    return request("/-/sign-out")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form));
  }

  private static void isNotSignedIn(Caller caller, HttpResponse<String> response) {
    isNotSignedIn(caller, response, "The sign-in was not completed");
  }

  private static void isNotSignedIn(Caller caller, HttpResponse<String> response, String title) {
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("<h1>" + title);
    assertThat(caller.cookies()).doesNotContainKey("__Host-pass");
    assertThat(response.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.contains("pass="));
  }
}
