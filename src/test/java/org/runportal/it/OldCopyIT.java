package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.runportal.it.Browser.Scheme;
import org.runportal.it.screens.RunScreen;
import org.runportal.tallyfy.TallyfyStub;

/** A vendor that fails after a good answer: the page stays, says so, and looks old. */
@SharedPortal
@RunAsClient
class OldCopyIT {
  private static final String RUN = "organizations/globexorganization/runs/old";
  private static final String PAGE = "/globex/runs/old";

  @RegisterExtension static final Browser BROWSER = Browser.withScript();

  @RegisterExtension
  private final TallyfyStub vendor = new TallyfyStub(Integer.getInteger("test.vendor.port"));

  @BeforeEach
  void showOnce() {
    vendor.answers(RUN, TallyfyStub.sample("run-midflight-full.json"));
    await().until(() -> !stale(Portal.get(PAGE)));
  }

  @Test
  void keepsThePageAndSaysWhyItIsOld() {
    fail();
    HttpResponse<String> page = Portal.get(PAGE);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .containsPattern(
            "Tallyfy is not answering. This is how things stood .*This page reloads by itself in 5 seconds")
        .doesNotContain("Updated");
    assertThat(page.headers().firstValue("Refresh")).contains("5; url=?reloaded=1");
    HttpResponse<String> reloaded = Portal.get(PAGE + "?reloaded=1");
    assertThat(reloaded.headers().firstValue("Refresh")).as("once").isEmpty();
    assertThat(reloaded.body()).containsPattern("Check again in \\d+ second");
  }

  @Test
  void reloadsItselfAndKeepsItsAddress() {
    fail();
    BROWSER.open(PAGE + "?lang=de", 360, 640, Scheme.LIGHT);
    WebDriver window = BROWSER.driver();
    assertThat(window.findElement(By.className("notice")).getText())
        .contains("automatisch neu geladen");

    vendor.answers(RUN, TallyfyStub.sample("run-midflight-full.json"));

    await().until(() -> window.findElements(By.className("notice")).isEmpty());
    assertThat(window.getCurrentUrl()).endsWith(PAGE + "?lang=de");
    window.manage().deleteAllCookies();
  }

  @Test
  void looksOldAndStaysReadable() throws IOException {
    BROWSER.open(PAGE, 1280, 800, Scheme.LIGHT);
    String fresh = verdict();
    fail();
    for (Looks.Look look : Looks.at(0)) {
      BROWSER.open(PAGE, look.width(), 800, look.scheme());
      assertThat(BROWSER.driver().findElements(By.cssSelector(".notice.stale"))).hasSize(1);
      assertThat(BROWSER.accessibilityViolations()).as("%s", look).isEmpty();
      assertThat(new RunScreen(BROWSER.driver()).width()).isLessThanOrEqualTo(look.width());
    }
    BROWSER.open(PAGE, 1280, 800, Scheme.LIGHT);
    assertThat(verdict()).isNotEqualTo(fresh);
    BROWSER.screenshot(Path.of("target/screenshots/old-copy.png"));
  }

  @Test
  void showsTheRunAgainOnceTheVendorIsBack() {
    fail();
    vendor.answers(RUN, TallyfyStub.sample("run-midflight-full.json"));
    await().until(() -> !stale(Portal.get(PAGE)));
  }

  /** The vendor fails from now on, and the portal has noticed. */
  private void fail() {
    vendor.answers(RUN, TallyfyStub.status(500));
    await().until(() -> stale(Portal.get(PAGE)));
  }

  private static String verdict() {
    return BROWSER.driver().findElement(By.cssSelector(".verdict")).getCssValue("background-color");
  }

  private static boolean stale(HttpResponse<String> page) {
    return page.body().contains("notice stale");
  }
}
