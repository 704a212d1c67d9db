package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.it.Browser.Scheme;
import org.runportal.it.screens.RunScreen;

/** Runs of thousands of tasks, read in a browser that runs no script. */
@SharedPortal
@RunAsClient
class LongRunIT {
  private static final String THOUSAND = "Plant shutdown: 1000";
  private static final int KILOBYTE = 1_024;

  @RegisterExtension static final Browser BROWSER = Browser.withoutScript();

  @ParameterizedTest
  @ValueSource(strings = {THOUSAND, "Plant shutdown: 5000"})
  void isALightPage(String run) {
    String page = DemoRuns.page(run);

    // a server that has just started may take longer than the portal waits
    RunPageIT.pageWith(page, "<h1 dir=\"auto\">Plant shutdown");
    assertThat(Portal.compressedSize(page)).isLessThanOrEqualTo(60 * KILOBYTE);
    assertThat(Portal.compressedSize(page + "/chart")).isLessThanOrEqualTo(40 * KILOBYTE);
  }

  @Test
  void opensTheStageWhereTheWorkIsAndPagesThroughIt() {
    RunScreen run = open("");

    assertThat(run.stages()).hasSize(20).startsWith("Line 1").endsWith("Line 20");
    assertThat(run.tasks()).hasSize(50).contains("Isolate valve 9.51");

    run.openStage("Line 20");
    assertThat(run.tasks()).hasSize(50).allMatch(title -> title.contains("valve 20."));
    assertThat(run.place()).isEmpty();
    assertThat(run.stages()).hasSize(20);
  }

  @Test
  void narrowsTheTasksDownByLinks() {
    RunScreen run = open("");

    run.way("2 late");
    assertThat(run.tasks()).containsExactly("Isolate valve 9.51", "Drain valve 9.51");
    assertThat(BROWSER.driver().getCurrentUrl()).endsWith("?show=late#tasks");

    run.way("1 with a problem");
    assertThat(run.tasks()).containsExactly("Isolate valve 9.51");

    run.way("600 open");
    assertThat(run.found()).startsWith("600 of 1,000 tasks.");
    assertThat(run.tasks()).hasSize(50);

    BROWSER.driver().navigate().back();
    assertThat(run.tasks()).containsExactly("Isolate valve 9.51");
  }

  @Test
  void findsTheTasksOfAPersonWithWordsInTheTitle() {
    String page = DemoRuns.page(THOUSAND);
    RunPageIT.pageWith(page, "Diego Santos");
    RunScreen run = open("");

    run.findTasks("INSPECT", "Diego Santos", "Line 12");

    assertThat(run.tasks()).isNotEmpty().allMatch(title -> title.startsWith("Inspect valve 12."));
    assertThat(BROWSER.driver().getCurrentUrl())
        .contains("text=INSPECT", "person=Diego+Santos", "stage=12");

    run.showAllTasks();
    assertThat(run.tasks()).hasSize(50);
  }

  /** A page is kept by what it makes of its query, and shows nothing else that was in it. */
  @Test
  void keepsNoPageOfAParameterThatIsTooLong() {
    String page = DemoRuns.page(THOUSAND) + "?lang=fr&zone=Asia/Tokyo";
    String tooLong = page + "&text=" + "x".repeat(3_000);

    assertThat(Portal.get(tooLong).body()).contains("<title>Plant shutdown", "9.51</strong>");
    assertThat(Portal.get(page).body()).contains("9.51</strong>");
  }

  @Test
  void saysThatNoTaskIsFoundAndLetsSearchAgain() {
    String page = Portal.get(DemoRuns.page(THOUSAND) + "?text=nothing+like+it").body();

    assertThat(page).contains("No task matches.", "id=\"filter-text\"");
  }

  @Test
  void isAPageThatCanBeReadByEverybody() {
    for (String query : List.of("", "?show=late", "?text=test&stage=12", "?text=nothing+like+it")) {
      for (Scheme scheme : Scheme.values()) {
        BROWSER.open(DemoRuns.page(THOUSAND) + query, 320, 800, scheme);
        assertThat(new RunScreen(BROWSER.driver()).width()).as(query).isLessThanOrEqualTo(320);
      }
    }
  }

  @Test
  void answersAnyQueryWithAPage() {
    String page = DemoRuns.page(THOUSAND);
    for (String query :
        List.of(
            "?show=%22%3E%3Cscript%3E",
            "?person=%00%0d%0a",
            "?text=" + "x".repeat(3_000),
            "?stage=-1&page=99999999999",
            "?task=0",
            "?show=late&show=open&person=&text=")) {
      HttpResponse<String> answer = Portal.get(page + query);

      assertThat(answer.statusCode()).as(query).isEqualTo(200);
      assertThat(answer.body()).doesNotContain("<script").doesNotContain("x".repeat(201));
    }
  }

  private static RunScreen open(String query) {
    RunPageIT.pageWith(DemoRuns.page(THOUSAND), "<h1 dir=\"auto\">Plant shutdown");
    BROWSER.open(DemoRuns.page(THOUSAND) + query, 1280, 800, Scheme.LIGHT);
    return new RunScreen(BROWSER.driver());
  }
}
