package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.runportal.it.Browser.Scheme;
import org.runportal.it.screens.NextPage;
import org.runportal.it.screens.RunScreen;

/**
 * The switch that gives the sandbox a bad day, pressed in a browser without JavaScript. There is
 * one switch, so each test ends with a good day; each bad day has a tenant of its own, so what the
 * portal remembers of the others stays good.
 */
@SharedPortal
@RunAsClient
class SandboxSwitchIT {
  private static final String SWITCH = "/-/sandbox";
  private static final String RUN = DemoRuns.page("Release 4.2").replace("/demo/", "/switched/");
  private static final List<String> DAYS = List.of("slow", "busy", "down", "refusing");

  @RegisterExtension static final Browser BROWSER = Browser.withoutScript();

  /** Axe-core is a script. */
  @RegisterExtension static final Browser EXAMINER = Browser.withScript();

  @BeforeEach
  void lookAtARun() {
    DAYS.forEach(SandboxSwitchIT::awaitNoNotice);
  }

  @AfterEach
  void switchBack() {
    assertThat(change("well", "same-origin").statusCode()).isEqualTo(303);
  }

  @Test
  void showsWhatPeopleSeeWhenTheServiceIsDownAndBackAgain() {
    BROWSER.open(SWITCH, 1280, 800, Scheme.LIGHT);
    press("down");
    assertThat(state()).startsWith("Now: Down.");
    assertThat(BROWSER.driver().getCurrentUrl()).isEqualTo(Portal.root() + SWITCH);

    awaitNotice("down", "Tallyfy is not answering");
    assertThat(new RunScreen(BROWSER.driver()).title()).startsWith("Release 4.2");

    BROWSER.open(SWITCH, 1280, 800, Scheme.LIGHT);
    press("well");
    assertThat(state()).startsWith("Now: Well.");
    awaitNoNotice("down");
    BROWSER.driver().get(Portal.root() + run("down"));
    assertThat(BROWSER.driver().findElements(By.className("notice"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"busy, 429", "down, 503", "refusing, 401"})
  void bindsEveryCallBelowItsPathAndNoOther(String condition, int status) {
    change(condition, "same-origin");

    for (String path : new String[] {"runs/unknown", "users", "groups", "guests"}) {
      assertThat(ask(condition + "/", path).statusCode()).as(path).isEqualTo(status);
    }
    assertThat(ask(condition + "/", "runs/unknown").headers().firstValue("Retry-After").isPresent())
        .isEqualTo(condition.equals("busy"));
    for (String other : List.of("", "slow/", "garbled/")) {
      assertThat(ask(other, "users").statusCode()).as(other).isEqualTo(200);
    }
    assertThat(ask("sunny/", "users").statusCode()).isEqualTo(404);
  }

  @Test
  void keepsTheCopyForAWhileWhenTheTokenIsRefused() {
    change("refusing", "same-origin");

    awaitNotice("refusing", "Tallyfy has refused our access. This is how things stood");
    assertThat(new RunScreen(BROWSER.driver()).title()).startsWith("Release 4.2");
  }

  /** One after the other, at once: nothing that was learned on one day is said on the next. */
  @Test
  void tellsTheTrueReasonOfEachBadDayAtOnceOnTheFirstLook() {
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put("busy", "Tallyfy is limiting requests");
    reasons.put("down", "Tallyfy is not answering");
    reasons.put("slow", "Tallyfy is taking too long");
    reasons.put("refusing", "Tallyfy has refused our access");
    String unseen = DemoRuns.page("Office move");
    for (Map.Entry<String, String> day : reasons.entrySet()) {
      change(day.getKey(), "same-origin");
      String link = unseen.replace("/demo/", "/switched-" + day.getKey() + "/");
      assertThat(Portal.get(SWITCH).body()).contains("href=\"" + link + "\"");

      HttpResponse<String> page = Portal.get(link);
      assertThat(page.statusCode()).as(day.getKey()).isGreaterThanOrEqualTo(503);
      assertThat(page.body()).contains(day.getValue());
      assertThat(Portal.get(unseen).statusCode()).as("the tenant without bad days").isEqualTo(200);
    }
  }

  @Test
  void tellsPeopleThatASlowServiceTakesTooLong() {
    change("slow", "same-origin");

    awaitNotice("slow", "Tallyfy is taking too long");
  }

  @Test
  void isChangedByNoLookAtIt() {
    assertThat(Portal.get(SWITCH + "?condition=down").body()).contains("<strong>Well</strong>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none"})
  void refusesAFormOfAnotherSite(String site) {
    assertThat(change("down", site).statusCode()).isEqualTo(403);
    assertThat(Portal.get(SWITCH).body()).contains("<strong>Well</strong>");
  }

  @Test
  void refusesAConditionNobodyKnows() {
    assertThat(change("rainy", "same-origin").statusCode()).isEqualTo(400);
  }

  @Test
  void isAccessibleLightAndDarkNarrowAndWide() throws IOException {
    for (Looks.Look look : Looks.at(0)) {
      EXAMINER.open(SWITCH, look.width(), 800, look.scheme());
      assertThat(EXAMINER.accessibilityViolations()).as("%s", look).isEmpty();
      assertThat(new RunScreen(EXAMINER.driver()).width()).isLessThanOrEqualTo(look.width());
      EXAMINER.screenshot(
          Path.of(
              "target/screenshots/sandbox-switch-%s-%s.png"
                  .formatted(look.scheme(), look.width())));
    }
    assertThat(EXAMINER.complaints()).isEmpty();
  }

  @Test
  void linksToRunsToLookAt() {
    BROWSER.open(SWITCH, 1280, 800, Scheme.LIGHT);

    assertThat(BROWSER.driver().findElements(By.cssSelector(".choices a")))
        .extracting(link -> link.getDomProperty("href"))
        .contains(Portal.root() + RUN);
  }

  @Test
  void keepsToThePolicyOfThePortal() {
    HttpResponse<String> page = Portal.get(SWITCH);

    assertThat(page.headers().allValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.body()).doesNotContain("<script", "style=", "onclick");
  }

  private static void press(String condition) {
    NextPage.by(
        BROWSER.driver(),
        BROWSER.driver().findElement(By.cssSelector("button[value=" + condition + "]")));
  }

  private static String state() {
    return BROWSER.driver().findElement(By.className("now")).getText();
  }

  /** A run of the tenant of that bad day. */
  private static String run(String day) {
    return RUN.replace("/switched/", "/switched-" + day + "/");
  }

  private static void awaitNotice(String day, String words) {
    await().until(() -> notice(day).contains(words));
    BROWSER.driver().get(Portal.root() + run(day));
    assertThat(BROWSER.driver().findElements(By.className("notice")))
        .singleElement()
        .satisfies(notice -> assertThat(notice.getText()).contains(words));
  }

  private static void awaitNoNotice(String day) {
    await().until(() -> notice(day).isEmpty());
  }

  /** What the page says before anything else when something is wrong. */
  private static String notice(String day) {
    return Jsoup.parse(Portal.get(run(day)).body()).select(".notice").text();
  }

  private static HttpResponse<String> change(String condition, String site) {
    return Portal.send(
        HttpRequest.newBuilder(URI.create(Portal.root() + SWITCH))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", site)
            .POST(HttpRequest.BodyPublishers.ofString("condition=" + condition)));
  }

  private static HttpResponse<String> ask(String segment, String path) {
    return Portal.send(
        HttpRequest.newBuilder(
                URI.create(
                    Portal.root()
                        + "/-/sandbox/api/"
                        + segment
                        + "organizations/3cfeeeb53c6600dd116e8377bee2843a/"
                        + path))
            .header("Authorization", "Bearer the-sandbox-token")
            .header("X-Tallyfy-Client", "APIClient")
            .GET());
  }
}
