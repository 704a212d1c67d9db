package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.runportal.it.Browser.Scheme;
import org.runportal.it.screens.ChartScreen;
import org.runportal.it.screens.FinderScreen;
import org.runportal.it.screens.RunListScreen;
import org.runportal.it.screens.RunScreen;

/** The same pages in a browser that runs no JavaScript: every fact is still there. */
@SharedPortal
@RunAsClient
class WithoutScriptIT {
  @RegisterExtension static final Browser BROWSER = Browser.withoutScript();

  @Test
  void thisBrowserRunsNoScript() {
    BROWSER
        .driver()
        .get(
            "data:text/html,<p>off</p><script>document.querySelector('p').textContent='on'</script>");

    assertThat(BROWSER.driver().findElement(By.tagName("p")).getText()).isEqualTo("off");
  }

  @Test
  void showsEveryFactOfARun() {
    String path = DemoRuns.page("Vendor onboarding");
    RunPageIT.pageWithNames(path);
    BROWSER.open(path, 1280, 800, Scheme.LIGHT);
    RunScreen run = new RunScreen(BROWSER.driver());

    assertThat(run.title()).isNotEmpty();
    assertThat(run.headline()).startsWith("Waiting for");
    assertThat(run.progressCount()).isEqualTo("5 of 12 tasks");
    assertThat(run.nextTask()).isNotEmpty();
    assertThat(run.nextDue()).isNotEmpty();
    assertThat(run.alsoInProgress()).isNotEmpty();
    assertThat(run.stages()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(run.tasks()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(run.tags()).isNotEmpty();
    assertThat(run.facts()).contains("Template", "Owner", "Started");
  }

  @Test
  void theTableIsTheWholeChart() {
    BROWSER.open(DemoRuns.page("Vendor onboarding") + "/chart", 1280, 800, Scheme.LIGHT);
    ChartScreen chart = new ChartScreen(BROWSER.driver());

    assertThat(chart.showsChart()).isFalse();
    assertThat(BROWSER.driver().findElements(By.tagName("button")))
        .noneMatch(WebElement::isDisplayed);
    assertThat(chart.rows()).hasSize(12);
    assertThat(chart.rows())
        .as("done: with all its times")
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith("Collect company details", "Intake", "Done")
                    .noneMatch(cell -> cell.equals("No times")))
        .as("late: by how much")
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith("Verify bank details", "Compliance review", "In progress")
                    .last()
                    .asString()
                    .endsWith("late"))
        .as("no times at all")
        .anySatisfy(
            row ->
                assertThat(row)
                    .containsExactly("Create vendor in ERP", "Go-live", "Not started", "No times"));
  }

  @Test
  void aListIsNarrowedAndTurned() {
    BROWSER.open("/demo?show=running", 360, 640, Scheme.LIGHT);
    RunListScreen list = new RunListScreen(BROWSER.driver());
    list.turnPage();
    assertThat(BROWSER.driver().getCurrentUrl()).contains("page=2");
    list.narrow("harbour");

    assertThat(BROWSER.driver().getCurrentUrl()).contains("show=running").contains("words=harbour");
  }

  @Test
  void theBoxWorks() {
    BROWSER.open("/demo", 360, 640, Scheme.LIGHT);
    new FinderScreen(BROWSER.driver()).find(DemoRuns.page("Release 4.2").substring(11));

    assertThat(BROWSER.driver().getCurrentUrl()).endsWith(DemoRuns.page("Release 4.2"));
  }
}
