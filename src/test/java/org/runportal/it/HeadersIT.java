package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.it.Browser.Scheme;

/** Every address, asked in every way, and every failure: the same safe headers. */
@SharedPortal
@RunAsClient
class HeadersIT {
  @RegisterExtension static final Browser BROWSER = Browser.withScript();

  private static final String ORGANIZATION = "3cfeeeb53c6600dd116e8377bee2843a";
  private static final String RUN = "b685eba4c49b24bc8c3aac51ebb40d69";

  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "PROPFIND", "FOO");

  /** What is the same for everybody until a new version comes. */
  private static final Set<Route> KEPT = EnumSet.of(Route.BRAND, Route.LOGO);

  /** Not there, since nobody can sign in here. */
  private static final Set<Route> SIGN_IN =
      EnumSet.of(Route.SIGN_IN, Route.SIGNED_IN, Route.SIGN_OUT);

  @ParameterizedTest
  @EnumSource
  void carriesThemHoweverAnAddressIsAsked(Route route) {
    SoftAssertions all = new SoftAssertions();
    // one tenant has a colour of its own
    String tenant = route == Route.BRAND || route == Route.LOGO ? "globex" : "demo";
    for (String method : METHODS) {
      String path = route.path(tenant, ORGANIZATION, RUN);
      HttpResponse<String> response = ask(method, path);
      String asked = method + " " + path + " -> " + response.statusCode();
      SafeAnswer.check(all, asked, response.headers());
      if (!KEPT.contains(route) || response.statusCode() >= 400) {
        SafeAnswer.isNotKept(all, asked, response.headers());
      }
      all.assertThat(response.statusCode()).as(asked).isNotEqualTo(500);
      boolean read = method.equals("GET") || method.equals("HEAD");
      if (read) {
        all.assertThat(response.statusCode())
            .as(asked)
            .isIn(SIGN_IN.contains(route) ? Set.of(404) : Set.of(200, 301, 401));
      } else if (route.isOfTenant() || route.template().startsWith("/-/assets")) {
        all.assertThat(response.statusCode()).as(asked).isIn(301, 405);
      }
    }
    all.assertAll();
  }

  static Stream<Map.Entry<String, HttpRequest.Builder>> failures() {
    Map<String, HttpRequest.Builder> failures = new LinkedHashMap<>();
    for (String path :
        List.of(
            "/nobody",
            "/nobody/runs/x",
            "/closed",
            "/closed/runs/x/chart",
            "/demo/runs/00000000000000000000000000000000",
            "/demo/other",
            "/demo/runs/" + RUN + "/a.css",
            "/demo/runs/" + RUN + ".css",
            "/demo/runs/" + RUN + "%2fa.css",
            "/demo/runs/" + RUN + ";a.css",
            "/demo/runs/" + RUN + ";jsessionid=a.css",
            "/-/",
            "/-",
            "/-/assets",
            "/-/assets/",
            "/-/assets/nothing.css",
            "/-/assets/nothing.css?v=1",
            "/openapi",
            "/openapi/application.wadl",
            "/-/x.xhtml",
            "/WEB-INF",
            "/META-INF",
            "/WEB-INF/web.xml",
            "/jakarta.faces.resource",
            "/jakarta.faces.resource/nothing.js.xhtml?ln=primefaces",
            "/-/sandbox/nothing",
            "/-/sandbox/api/nothing",
            "/demo/logo",
            "/demo/",
            "/demo?find=" + RUN,
            "/demo?jakarta.faces.ViewState=x",
            "/demo?Faces-Request=partial/ajax",
            "/demo/runs/" + RUN + "/chart?primefaces.nonce=x",
            "/demo?" + "a".repeat(9_000))) {
      failures.put(path.length() > 99 ? "too long" : path, to(path).GET());
    }
    String css = "/-/assets/portal.css";
    failures.put("304", to(css).header("If-None-Match", "*").GET());
    failures.put("partial", to("/demo").header("Faces-Request", "partial/ajax").GET());
    failures.put("431", to("/demo").header("X-Long", "x".repeat(40_000)).GET());
    HttpRequest.Builder many = to("/demo").GET();
    for (int i = 0; i < 120; i++) {
      many.header("X-" + i, "x");
    }
    failures.put("431 by number", many);
    failures.put("413", form("/-/sandbox", "x".repeat(100_000)));
    failures.put("413 on a page", form("/demo", "x".repeat(100_000)));
    failures.put(
        "403", form("/-/sandbox", "condition=down").header("Sec-Fetch-Site", "cross-site"));
    failures.put("400", form("/-/sandbox", "condition=x").header("Sec-Fetch-Site", "same-origin"));
    failures.put(
        "303", form("/-/sandbox", "condition=well").header("Sec-Fetch-Site", "same-origin"));
    failures.put("415", to("/-/sandbox").POST(BodyPublishers.ofString("{}")));
    return failures.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void carriesThemWhateverGoesWrong(Map.Entry<String, HttpRequest.Builder> failure) {
    HttpResponse<String> response = Portal.send(failure.getValue());

    SoftAssertions all = new SoftAssertions();
    String asked = failure.getKey() + " -> " + response.statusCode();
    all.assertThat(response.statusCode()).as(asked).isNotEqualTo(200).isNotEqualTo(500);
    SafeAnswer.check(all, asked, response.headers());
    SafeAnswer.isNotKept(all, asked, response.headers());
    all.assertThat(response.headers().firstValue("Location").orElse("/"))
        .as(asked + ": leads elsewhere")
        .startsWith("/")
        .doesNotStartWith("//");
    all.assertAll();
  }

  @Test
  void letsOnlyTheChartRunScriptsEachTimeByAnotherMark() {
    String chart = "/demo/runs/" + RUN + "/chart";
    String one = policy(chart);
    String other = policy(chart);

    assertThat(one).contains("; script-src 'self' 'nonce-").isNotEqualTo(other);
    assertThat(policy("/demo/runs/" + RUN)).isEqualTo(SafeAnswer.POLICY);
    assertThat(policy("/demo/runs/00000000000000000000000000000000/chart"))
        .isEqualTo(SafeAnswer.POLICY);
  }

  @Test
  void letsTheNamedOriginsFrameATenantsPagesAndNothingElse() {
    String framed =
        SafeAnswer.POLICY.replace("ancestors 'none'", "ancestors https://intranet.example");

    assertThat(policy("/hostile")).isEqualTo(framed);
    assertThat(policy("/hostile?find=none")).isEqualTo(framed);
    assertThat(policy("/hostile/other")).isEqualTo(SafeAnswer.POLICY);
    // nothing answers for its vendor: a framed page says so, and reloads itself
    assertThat(Portal.get("/hostile/runs/x").statusCode()).isEqualTo(503);
    assertThat(policy("/hostile/runs/x")).isEqualTo(framed);
    assertThat(policy("/demo")).isEqualTo(SafeAnswer.POLICY);
    assertThat(policy("/")).isEqualTo(SafeAnswer.POLICY);
  }

  @Test
  void promisesNoTlsWhereThereIsNone() {
    assertThat(Portal.get("/").headers().allValues("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void keepsForGoodOnlyWhatNamesItsContent() {
    String page = Portal.get("/demo/runs/" + RUN + "/chart").body();

    for (String file : List.of("portal.css", "chart.css", "chart.js")) {
      String address = page.replaceAll("(?s).*\"(/-/assets/" + file + "\\?v=[^\"]*)\".*", "$1");
      HttpResponse<String> response = Portal.get(address);
      assertThat(response.statusCode()).as(file).isEqualTo(200);
      assertThat(response.headers().allValues("Cache-Control"))
          .as(file)
          .containsExactly("public, max-age=31536000, immutable");
      assertThat(page).as(file).containsPattern("v=[0-9a-f]{12}\" integrity=\"sha256-[^\"]{44}\"");
    }
    assertThat(Portal.get("/-/assets/portal.css").headers().allValues("Cache-Control"))
        .containsExactly("no-store");
    assertThat(Portal.get("/globex/brand.css").headers().allValues("Cache-Control"))
        .containsExactly("private, max-age=600");
  }

  /** A page of another version of the portal may be answered by this one. */
  @Test
  void keepsForGoodNothingUnderTheAddressOfAnotherContent() {
    for (String address :
        List.of(
            "/-/assets/portal.css?v=0123456789ab",
            "/jakarta.faces.resource/core.js.xhtml?ln=primefaces&v=14.0.0")) {
      assertThat(Portal.get(address).headers().allValues("Cache-Control"))
          .as(address)
          .containsExactly("no-store");
    }
    assertThat(Portal.get("/globex/brand.css?v=0123456789ab").headers().allValues("Cache-Control"))
        .containsExactly("private, max-age=600");
  }

  @Test
  void sendsFilesPackedAndOnlyToWhoDoesNotHaveThem() {
    String page = Portal.get("/globex").body();
    List<String> files =
        Stream.of("/-/assets/portal.css", "/-/assets/icon.svg", "/globex/brand.css", "/globex/logo")
            .map(file -> page.replaceAll("(?s).*\"(" + file + "\\?v=[0-9a-f]{12})\".*", "$1"))
            .toList();
    for (String file : files) {
      HttpResponse<String> plain = Portal.send(to(file));
      HttpResponse<String> packed = Portal.send(to(file).header("Accept-Encoding", "gzip"));
      String tag = packed.headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> again =
          Portal.send(to(file).header("Accept-Encoding", "gzip").header("If-None-Match", tag));
      HttpResponse<String> head =
          Portal.send(
              to(file).header("Accept-Encoding", "gzip").method("HEAD", BodyPublishers.noBody()));

      assertThat(packed.headers().firstValue("Content-Encoding")).as(file).contains("gzip");
      assertThat(plain.headers().firstValue("Content-Encoding")).as(file).isEmpty();
      for (HttpResponse<String> answer : List.of(plain, packed, again, head)) {
        assertThat(answer.headers().allValues("Vary")).as(file).containsExactly("Accept-Encoding");
        assertThat(answer.headers().firstValue("Cache-Control"))
            .as(file)
            .get()
            .asString()
            .endsWith("max-age=31536000, immutable");
      }
      assertThat(plain.headers().firstValue("ETag").orElseThrow()).as(file).isNotEqualTo(tag);
      assertThat(again.statusCode()).as(file).isEqualTo(304);
      assertThat(again.body()).as(file).isEmpty();
      assertThat(head.headers().firstValue("Content-Length"))
          .as(file)
          .isEqualTo(packed.headers().firstValue("Content-Length"));
    }
  }

  /**
   * What a page breaks of its own policy, and what the browser thinks of our headers; all other
   * pages are asked by {@link EveryPageIT}.
   */
  @ParameterizedTest
  @MethodSource("states")
  void noPageBreaksItsPolicyInABrowser(String path) {
    BROWSER.watchPolicy();
    BROWSER.open(path, 1280, 800, Scheme.LIGHT);

    assertThat(BROWSER.policyFaults()).isEmpty();
    assertThat(BROWSER.complaints()).isEmpty();
  }

  static Stream<String> states() {
    return Stream.concat(
        Stream.of("Vendor onboarding", "Riyadh", "Long names", "Supplier")
            .map(label -> DemoRuns.page(label) + "/chart"),
        Stream.of("/globex", "/-/sandbox", "/demo?" + "a".repeat(9_000)));
  }

  private static String policy(String path) {
    return Portal.get(path).headers().firstValue("Content-Security-Policy").orElse("");
  }

  private static HttpResponse<String> ask(String method, String path) {
    boolean body = Arrays.asList("POST", "PUT", "PATCH").contains(method);
    return Portal.send(
        to(path).method(method, body ? BodyPublishers.ofString("a=b") : BodyPublishers.noBody()));
  }

  private static HttpRequest.Builder form(String path, String body) {
    return to(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(Portal.root() + path));
  }
}
