package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.tallyfy.TallyfyStub;

/** What operators see of a portal with tenants that are well, never asked, in trouble, and off. */
@SharedPortal
@RunAsClient
class OperationsIT {
  private static final Pattern NUMBER =
      Pattern.compile("^portal_(\\w+)\\{([^}]*)} (\\S+)$", Pattern.MULTILINE);

  private static final List<String> SECRETS =
      List.of("the-sandbox-token", "token-of-acme", "token-of-globex", "token-of-closed");

  @RegisterExtension
  private final TallyfyStub vendor = new TallyfyStub(Integer.getInteger("test.vendor.port"));

  @Test
  void isAlive() {
    HttpResponse<String> live = Portal.get("/health/live");

    assertThat(live.statusCode()).isEqualTo(200);
    assertThat(json(live).getString("status")).isEqualTo("UP");
    assertThat(check(live, "portal").getString("deadlockedThreads")).isEqualTo("0");
  }

  @Test
  void isReadyWithOneTenantOffAndAnotherWhoseVendorIsDown() {
    vendor.afterEach(null);
    assertThat(Portal.get("/globex/runs/down").statusCode()).isEqualTo(503);

    HttpResponse<String> ready = Portal.get("/health/ready");

    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(check(ready, "tenants").getString("on")).contains("demo, acme, globex, closed");
    assertThat(check(ready, "tenants").getString("off")).isEqualTo("broken");
    assertThat(check(ready, "tenants").getString("keysToMend"))
        .isEqualTo("portal.tenant.broken.organization, portal.tenant.broken.token");
    assertThat(check(ready, "tenant globex").getString("lastFailure")).isEqualTo("unreachable");
    assertThat(check(ready, "tenant globex")).containsKeys("breaker", "budgetUsed", "copies");
    assertThat(check(ready, "tenant closed").getString("token")).isEqualTo("untried");
    assertThat(check(ready, "tenant closed").getString("calls")).isEqualTo("0");
    assertThat(ready.body())
        .contains("\"status\":\"UP\"")
        .doesNotContain("DOWN")
        .doesNotContain(SECRETS);
  }

  @Test
  void countsCallsByOutcomeAndTime() {
    vendor.answers(
        "organizations/acmeorganization/runs/counted",
        TallyfyStub.sample("run-midflight-full.json"));
    Map<String, Double> before = numbers();

    assertThat(Portal.get("/acme/runs/counted").statusCode()).isEqualTo(200);
    assertThat(Portal.get("/acme/runs/nothing-there").statusCode()).isEqualTo(404);
    Map<String, Double> after = numbers();

    assertThat(grown(before, after, "calls_total", "outcome=\"answered\",tenant=\"acme\""))
        .isGreaterThanOrEqualTo(1);
    assertThat(grown(before, after, "calls_total", "outcome=\"not_found\",tenant=\"acme\""))
        .isGreaterThanOrEqualTo(1);
    assertThat(after)
        .containsEntry("budget_allowed tenant=\"acme\"", 60.0)
        .containsEntry("tenant_on tenant=\"acme\"", 1.0)
        .containsEntry("tenant_on tenant=\"broken\"", 0.0)
        .containsEntry("token_refused tenant=\"acme\"", 0.0)
        .containsEntry("calls_total outcome=\"answered\",tenant=\"closed\"", 0.0)
        .containsEntry("copies tenant=\"closed\"", 0.0)
        .containsEntry("copy_age_oldest_seconds tenant=\"closed\"", Double.NaN)
        .containsEntry("breaker state=\"closed\",tenant=\"closed\"", 1.0)
        .containsEntry("breaker state=\"open\",tenant=\"closed\"", 0.0)
        .containsKeys(
            "budget_used tenant=\"acme\"",
            "pause_seconds tenant=\"acme\"",
            "coalesced_total tenant=\"acme\"",
            "waiting tenant=\"acme\"");
    assertThat(after.get("copies tenant=\"acme\"")).isGreaterThanOrEqualTo(1);
    assertThat(after.get("copy_age_newest_seconds tenant=\"acme\""))
        .isLessThanOrEqualTo(after.get("copy_age_oldest_seconds tenant=\"acme\"") + 1);
  }

  /** Prometheus adds up buckets of several nodes and takes quantiles of the sum. */
  @Test
  void tellsTimesAsAPrometheusHistogram() {
    Portal.get("/demo/runs/nothing-there");
    Map<String, Double> numbers = numbers();

    double before = 0;
    for (String bound :
        List.of("0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0", "10.0", "+Inf")) {
      double bucket = numbers.get("call_seconds_bucket le=\"" + bound + "\",tenant=\"demo\"");
      assertThat(bucket).isGreaterThanOrEqualTo(before);
      before = bucket;
    }
    assertThat(before).isPositive();
    assertThat(numbers.get("call_seconds_sum tenant=\"demo\"")).isPositive();
  }

  @Test
  void showsHowEachTenantFares() {
    HttpResponse<String> page = Portal.get("/-/status");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.body())
        .contains("<h1>Status</h1>", ">Acme<", ">Globex<", "of 60 calls in the last minute")
        .contains("portal.tenant.broken.organization", "portal.tenant.broken.token")
        .contains("Not called yet")
        .doesNotContain(SECRETS)
        .doesNotContain("<script", "style=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "ar"})
  void showsItInEveryLanguage(String language) {
    assertThat(Portal.get("/-/status?lang=" + language).body())
        .contains("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + language);
  }

  @Test
  void asksNobodyWhenSomebodyLooks() {
    await()
        .untilAsserted(
            () -> {
              double before = calls();
              for (int i = 0; i < 3; i++) {
                Portal.get("/-/status");
                Portal.get("/health/ready");
              }
              assertThat(calls()).isEqualTo(before);
            });
  }

  @Test
  void nothingButItsOnePortListens() {
    String port = "tcp " + System.getProperty("test.portal.port");

    assertThat(
            ProcessHandle.current()
                .descendants()
                .map(process -> ListeningSockets.of(process.pid()))
                .filter(sockets -> sockets.contains(port)))
        .singleElement()
        .isEqualTo(Set.of(port));
  }

  @Test
  void isReadOnly() {
    HttpResponse<String> answer =
        Portal.send(
            HttpRequest.newBuilder(URI.create(Portal.root() + "/-/status"))
                .POST(HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/-/Status",
        "/-/status;x=1",
        "/-/status.xhtml",
        "/-//status",
        "/org/runportal/operations/CheckLauncher.class",
        "/META-INF/MANIFEST.MF"
      })
  void nothingElseLeadsThereNorToTheCommand(String path) {
    assertThat(Portal.get(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/demo", "%s", "%s/chart", "/-/status"})
  void aPageThatIsShownIsNoNewsForTheLog(String path) {
    String page = path.formatted(DemoRuns.page("Vendor onboarding"));
    Portal.get(page);
    long before = Portal.logBytes();

    assertThat(Portal.get(page).statusCode()).isEqualTo(200);

    assertThat(Portal.logSince(before)).doesNotContain("webcontainer.faces");
  }

  /** The command an operator has, on what the portal under test was started with. */
  @Test
  void theCheckSaysWhatTheServerSaidAtItsStart() throws Exception {
    Process check =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/portal.war",
                "--systemproperties",
                "target/test-classes/portal.properties")
            .redirectErrorStream(true)
            .start();
    List<String> said =
        new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();

    assertThat(check.waitFor()).isEqualTo(1);
    assertThat(said)
        .startsWith(
            "portal.tenant.broken.organization is missing", "portal.tenant.broken.token is missing")
        .contains("tenant acme is on", "tenant broken is off")
        .endsWith("problems: 2");
    assertThat(Portal.log()).contains("tenant broken is off: " + said.get(0) + ", " + said.get(1));
  }

  /** What is packed suffices to make a call. */
  @Test
  void theCheckTriesEachTenantThatIsOn() throws Exception {
    Process check =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/portal.war",
                "--systemproperties",
                "target/test-classes/portal.properties",
                "--try")
            .redirectErrorStream(true)
            .start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(check.waitFor()).isEqualTo(1);
    assertThat(said.lines())
        .contains(
            "tenant demo: Tallyfy answers",
            "tenant acme: there is no such organization (404): see portal.tenant.acme.organization,"
                + " portal.tenant.acme.api-url")
        .noneMatch(line -> line.startsWith("tenant broken:"));
    assertThat(said).doesNotContain(SECRETS);
    assertThat(vendor.asked())
        .filteredOn(asked -> asked.path().contains("/acmeorganization/"))
        .filteredOn(asked -> asked.query().equals("per_page=1&page=1"))
        .hasSize(1);
  }

  private static double calls() {
    return numbers().entrySet().stream()
        .filter(number -> number.getKey().startsWith("calls_total"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static double grown(
      Map<String, Double> before, Map<String, Double> after, String name, String tags) {
    return after.get(name + " " + tags) - before.get(name + " " + tags);
  }

  /** The portal's own numbers, by name and tags. */
  private static Map<String, Double> numbers() {
    HttpResponse<String> metrics = Portal.get("/metrics");
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body()).doesNotContain(SECRETS);
    return NUMBER
        .matcher(metrics.body())
        .results()
        .collect(
            Collectors.toMap(
                (MatchResult line) ->
                    line.group(1) + " " + line.group(2).replace("mp_scope=\"application\",", ""),
                line -> Double.valueOf(line.group(3)),
                (one, other) -> one,
                TreeMap::new));
  }

  private static JsonObject check(HttpResponse<String> health, String name) {
    return json(health).getJsonArray("checks").getValuesAs(JsonObject.class).stream()
        .filter(check -> check.getString("name").equals(name))
        .findFirst()
        .orElseThrow()
        .getJsonObject("data");
  }

  private static JsonObject json(HttpResponse<String> response) {
    try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
      return reader.readObject();
    }
  }
}
