package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.runportal.it.Browser.Scheme;
import org.runportal.it.screens.FinderScreen;
import org.runportal.it.screens.RunScreen;

/** The pages in a real browser: what is seen first, where the box leads. */
@SharedPortal
@RunAsClient
class RunInBrowserIT {
  /** A tenant whose name is an attack is shown as it is written. */
  private static final String HOSTILE = "</title><script>__hit(-1)</script>\"'`#{7*191}";

  @RegisterExtension static final Browser BROWSER = Browser.withScript();

  @AfterEach
  void forgetTheLanguage() {
    BROWSER.driver().manage().deleteAllCookies();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr", "es", "ar"})
  void tellsTheWholeStoryInTheFirstScreenOfAPhoneInEveryLanguage(String language)
      throws IOException {
    String path = DemoRuns.page("Vendor onboarding");
    RunPageIT.pageWith(path, "Waiting for Sam Okafor");
    BROWSER.open(path + "?lang=" + language, 360, 640, Scheme.LIGHT);
    RunScreen run = new RunScreen(BROWSER.driver());

    BROWSER.screenshot(Path.of("target/screens", "first-view-" + language + "-360-light.png"));
    assertThat(run.title()).isNotEmpty();
    assertThat(run.headline()).contains("Sam Okafor");
    assertThat(run.nextTask()).isNotEmpty();
    assertThat(run.nextDue()).isNotEmpty();
    assertThat(run.bottomOf(".next-task")).isLessThanOrEqualTo(640);
    assertThat(run.bottomOf(".headline")).isLessThan(run.bottomOf(".next-task"));
  }

  @Test
  void tellsTheWholeStoryInTheFirstScreenOfAPhone() {
    String path = DemoRuns.page("Vendor onboarding") + "?lang=en";
    RunPageIT.pageWithNames(path);
    BROWSER.open(path, 360, 640, Scheme.LIGHT);
    RunScreen run = new RunScreen(BROWSER.driver());

    assertThat(run.title()).isNotEmpty();
    assertThat(run.headline()).startsWith("Waiting for").contains("late");
    assertThat(run.progressCount()).isEqualTo("5 of 12 tasks");
    assertThat(run.progressPercent()).isEqualTo("42%");
    assertThat(run.nextTask()).isNotEmpty();
    assertThat(run.age()).startsWith("Updated");
    assertThat(run.bottomOf(".next-task")).isLessThanOrEqualTo(600);
    assertThat(run.bottomOf(".age")).isLessThanOrEqualTo(640);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Vendor onboarding | Waiting for Sam Okafor and Finance; days late; Verify bank details;"
            + " Was due [A-Z][a-z]{2} \\d",
        "Cold chain        | Problem reported; Waiting for Ines Duarte; due \\w+;"
            + " Carrier's statement; denies",
        "ISO audit         | Held up; No task can be completed; Update the process map; Quality",
        "Purchase          | Declined by Ana Reyes; Lease one for the season instead",
        "Quarterly close   | Completed; Nothing more to do",
        "Trade fair        | Archived before it was complete",
        "New hire          | Waiting for Lena Vogt; due \\w+;" + " Send contract for signature",
      })
  void tellsInTenSecondsWhatHasBecomeOfTheRunOnAPhone(String label, String facts) {
    RunPageIT.pageWith(DemoRuns.page("Vendor onboarding"), "Waiting for Sam Okafor");
    BROWSER.open(DemoRuns.page(label) + "?lang=en", 360, 640, Scheme.LIGHT);
    String words = new RunScreen(BROWSER.driver()).wordsAbove(600);

    assertThat(words).contains("Updated");
    for (String fact : facts.split("; ?")) {
      assertThat(words).as(label).containsPattern(fact.strip());
    }
    assertThat(words.split("\\s+").length).as("words in: %s", words).isLessThanOrEqualTo(70);
  }

  @Test
  void theBoxLeadsToARunByItsLink() {
    String run = DemoRuns.page("Release 4.2");
    BROWSER.open("/demo", 360, 640, Scheme.LIGHT);
    new FinderScreen(BROWSER.driver())
        .find(
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fportal.example"
                + run.replace("/", "%2F")
                + "&data=05%7C01");

    assertThat(BROWSER.driver().getCurrentUrl()).isEqualTo(Portal.root() + run);
  }

  @Test
  void theBoxAsksWhichOrganizationAnIdBelongsTo() {
    BROWSER.open("/", 360, 640, Scheme.LIGHT);
    FinderScreen finder = new FinderScreen(BROWSER.driver());
    finder.find("5ca49afa783e779cda46ded7c9b8f9df");

    List<String> tenants =
        List.of(
            "Alder Supply",
            "Acme",
            "Globex",
            "Stormy",
            "Busy",
            "Switched",
            "Switched to slow",
            "Switched to busy",
            "Switched to down",
            "Switched to refusing",
            HOSTILE,
            "Cold",
            "Lists");
    assertThat(finder.choices()).isEqualTo(tenants);
    assertThat(finder.tenants()).isEqualTo(tenants);
  }

  @Test
  void theBoxSaysWhatItDidNotUnderstand() {
    BROWSER.open("/", 360, 640, Scheme.LIGHT);
    FinderScreen finder = new FinderScreen(BROWSER.driver());
    finder.find("the onboarding of Ms. O'Neill");

    assertThat(finder.message()).startsWith("That is not a link");
    assertThat(BROWSER.driver().getTitle()).isEqualTo("Error: Run Portal");
    WebElement field = BROWSER.driver().findElement(By.id("find"));
    assertThat(field.getAttribute("aria-invalid")).isEqualTo("true");
    assertThat(field.getAttribute("aria-describedby")).isEqualTo("find-message find-help");
    assertThat(BROWSER.accessibilityViolations()).isEmpty();
  }

  @Test
  void theBoxOfATenantMeansThatTenant() {
    String path = DemoRuns.page("Vendor onboarding");
    BROWSER.open("/demo", 360, 640, Scheme.LIGHT);
    // several tenants have this organization
    new FinderScreen(BROWSER.driver())
        .find(
            "https://go.tallyfy.com/3cfeeeb53c6600dd116e8377bee2843a/processes/"
                + path.substring(path.lastIndexOf('/') + 1));

    assertThat(BROWSER.driver().getCurrentUrl()).endsWith(path);
  }

  @Test
  void drawsThePicturesOfTheReadme() throws IOException {
    String path = DemoRuns.page("Vendor onboarding");
    RunPageIT.pageWithNames(path);
    Path folder = Path.of(System.getProperty("screenshots", "target/screenshots"));
    BROWSER.open(path, 360, 640, Scheme.LIGHT);
    BROWSER.screenshot(folder.resolve("run-phone.png"));
    BROWSER.open(path, 1280, 800, Scheme.LIGHT);
    BROWSER.screenshot(folder.resolve("run-desktop.png"));
    BROWSER.open(path, 1280, 800, Scheme.DARK);
    BROWSER.screenshot(folder.resolve("run-desktop-dark.png"));

    assertThat(folder.resolve("run-desktop-dark.png")).exists();
  }
}
