package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.RunAsClient;
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
 * The switch that gives the sandbox a bad day, pressed in a browser without JavaScript. The switch
 * is one for the whole sandbox, so each test ends with a good day; only a tenant of its own is
 * looked at meanwhile, so what the portal remembers of the others stays good.
 */
@SharedPortal
@RunAsClient
class SandboxSwitchIT {
  private static final String SWITCH = "/-/sandbox";
  private static final String RUN = DemoRuns.page("Release 4.2").replace("/demo/", "/switched/");

  @RegisterExtension static final Browser BROWSER = Browser.withoutScript();

  /** Axe-core is a script. */
  @RegisterExtension static final Browser EXAMINER = Browser.withScript();

  @BeforeEach
  void lookAtARun() {
    await().until(() -> !Portal.get(RUN).body().contains("class=\"notice"));
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

    awaitNotice("Tallyfy is not answering");
    assertThat(new RunScreen(BROWSER.driver()).title()).startsWith("Release 4.2");

    BROWSER.open(SWITCH, 1280, 800, Scheme.LIGHT);
    press("well");
    assertThat(state()).startsWith("Now: Well.");
    await()
        .untilAsserted(
            () -> {
              BROWSER.driver().get(Portal.root() + RUN);
              assertThat(BROWSER.driver().findElements(By.className("notice"))).isEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource({"busy, 429", "down, 503", "refusing, 401"})
  void bindsEveryCall(String condition, int status) {
    change(condition, "same-origin");

    for (String path : new String[] {"runs/unknown", "users", "groups", "guests"}) {
      assertThat(ask(path).statusCode()).as(path).isEqualTo(status);
    }
    assertThat(ask("runs/unknown").headers().firstValue("Retry-After").isPresent())
        .isEqualTo(condition.equals("busy"));
  }

  @Test
  void losesTheCopyWhenTheTokenIsRefused() {
    change("refusing", "same-origin");

    await()
        .untilAsserted(
            () -> {
              HttpResponse<String> page = Portal.get(RUN);
              assertThat(page.statusCode()).isEqualTo(503);
              assertThat(page.body()).contains("Tallyfy has refused our access");
            });
  }

  @Test
  void tellsPeopleThatASlowServiceTakesTooLong() {
    change("slow", "same-origin");

    awaitNotice("Tallyfy is taking too long");
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
    for (Scheme scheme : Scheme.values()) {
      for (int width : new int[] {320, 1280}) {
        EXAMINER.open(SWITCH, width, 800, scheme);
        assertThat(EXAMINER.accessibilityViolations()).as("%s, %s", width, scheme).isEmpty();
        assertThat(new RunScreen(EXAMINER.driver()).width()).isLessThanOrEqualTo(width);
        EXAMINER.screenshot(
            Path.of("target/screenshots/sandbox-switch-%s-%s.png".formatted(scheme, width)));
      }
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

  private static void awaitNotice(String words) {
    await()
        .untilAsserted(
            () -> {
              BROWSER.driver().get(Portal.root() + RUN);
              assertThat(BROWSER.driver().findElements(By.className("notice")))
                  .singleElement()
                  .satisfies(notice -> assertThat(notice.getText()).contains(words));
            });
  }

  private static HttpResponse<String> change(String condition, String site) {
    return Portal.send(
        HttpRequest.newBuilder(URI.create(Portal.root() + SWITCH))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", site)
            .POST(HttpRequest.BodyPublishers.ofString("condition=" + condition)));
  }

  private static HttpResponse<String> ask(String path) {
    return Portal.send(
        HttpRequest.newBuilder(
                URI.create(
                    Portal.root()
                        + "/-/sandbox/api/organizations/3cfeeeb53c6600dd116e8377bee2843a/"
                        + path))
            .header("Authorization", "Bearer the-sandbox-token")
            .header("X-Tallyfy-Client", "APIClient")
            .GET());
  }
}
