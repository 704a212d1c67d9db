package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The run page of the demo as a plain GET gives it: no cookie, no script. */
@SharedPortal
@RunAsClient
class RunPageIT {
  private static final Pattern LINKED = Pattern.compile("(?:href|src)=\"(/[^\"]*)\"");

  @Test
  void findsNothingOddInTheDemo() {
    for (String run : DemoRuns.all().keySet()) {
      HttpResponse<String> page = Portal.get("/demo/runs/" + run);

      assertThat(page.statusCode()).as(run).isEqualTo(200);
      assertThat(page.body()).as(run).doesNotContain("This does not add up");
    }
  }

  @Test
  void holdsEveryFactInThePlainPage() {
    String page = pageWithNames(DemoRuns.page("Vendor onboarding"));

    assertThat(page)
        .as("name, state, sentence, bar")
        .contains("<h1")
        .contains("Waiting for")
        .containsPattern("5 of 12 tasks")
        .containsPattern("<progress[^>]*value=\"42\"[^>]*aria-label=\"Progress\"")
        .contains("42%");
    assertThat(page)
        .as("next task: who, by when, how late; everybody may look, so it leads nobody to a seat")
        .contains("What happens next")
        .containsPattern("Was due <time")
        .containsPattern("days? late")
        .contains("Also in progress")
        .doesNotContain("Open in Tallyfy")
        .doesNotContain("https://go.tallyfy.com/");
    assertThat(page).as("age of the data").containsPattern("Updated [^<(]+ \\(\\d\\d:\\d\\d");
    assertThat(page)
        .as("tasks in stages")
        .contains("<ol role=\"list\"")
        .containsPattern("\\d of \\d done")
        .contains("In progress")
        .contains("Not started")
        .contains("<span class=\"state\">Done</span>")
        .containsPattern("by [A-Z]");
    assertThat(page).as("tags").contains("fill=\"#");
    for (String fact :
        new String[] {
          "Number",
          "Template",
          "Type",
          "Owner",
          "Started by",
          "Created",
          "Started",
          "Last updated",
          "Starred",
          "Public in Tallyfy"
        }) {
      assertThat(page).contains("<dt>" + fact + "</dt>");
    }
    assertThat(page)
        .as("kick-off answers, task answers, comments, files")
        .contains("Start form", "Vendor legal name", "Harbour Foods Lda")
        .contains("<th scope=\"col\">Contact</th>", "<td>Rui Matos</td>")
        .containsPattern("<summary>\\d of \\d answers?( and \\d comments?)?</summary>")
        .contains("price-list.xlsx")
        .doesNotContain("guest-all-task")
        .doesNotContain("/file/");
    assertThat(page)
        .as("nothing that means nothing to people")
        .doesNotContain("null")
        .doesNotContain("NaN")
        .doesNotContain("#{")
        .doesNotContain("Optional");
  }

  @Test
  void needsNoCookieAndNoScript() {
    HttpResponse<String> response = Portal.get(DemoRuns.page("Vendor onboarding"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(response.body())
        .doesNotContain("<script")
        .doesNotContain("style=")
        .doesNotContain("jakarta.faces.ViewState");
  }

  @Test
  void hasAPageForWhatElseIsKnown() {
    String path = DemoRuns.page("Vendor onboarding");

    assertThat(Portal.get(path).body())
        .contains("href=\"" + path + "/facts\"")
        .doesNotContain("Tasks may be reassigned");
    assertThat(Portal.get(path + "/facts").body())
        .contains("Other facts", "Tasks may be reassigned", "Back to the process");
  }

  @Test
  void staysLight() {
    String path = DemoRuns.page("Release 4.2");
    HttpResponse<String> page = Portal.get(path);
    assertThat(page.body()).contains("20 tasks");
    int html = Portal.compressedSize(path);
    int all = html;
    Matcher linked = LINKED.matcher(page.body());
    while (linked.find()) {
      if (linked.group(1).matches(".*\\.(css|svg)(\\?.*)?")) {
        all += Portal.compressedSize(linked.group(1));
      }
    }

    assertThat(html).as("HTML of 20 tasks, gzip").isLessThanOrEqualTo(14 * 1024);
    assertThat(all).as("all of the first view, gzip").isGreaterThan(html).isLessThan(50 * 1024);
  }

  @Test
  void showsSixtyTasksInSixStages() {
    String page = Portal.get(DemoRuns.page("Office move")).body();

    assertThat(page.split(" class=\"stage\"", -1)).hasSize(7);
    assertThat(page).contains("of 60 tasks");
  }

  @Test
  void showsMarkupInANameAsText() {
    assertThat(Portal.get(DemoRuns.page("Long names")).body())
        .contains("&lt;b&gt;")
        .doesNotContain("<b>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Quarterly close|data-tone=\"done\"|Nothing more to do.",
        "Trade fair|data-tone=\"off\"|Archived before it was complete",
        "New hire|0%|0 of 8 tasks",
        "Cold chain|Problem reported|The carrier denies the claim",
        "Handbook|No deadline|no deadline",
        "Supplier survey|No tasks|This process has no tasks.",
        "Leaving|1 confidential task is not shown.|Write the handover notes",
        "Clinic fit-out|<td>Treatment</td><td>48</td>|[Picture: Roof, north side]",
        "Fire drill|1 of 9 done|Waiting for",
        "ISO audit|Held up|No task can be completed until it is resolved.",
        "Purchase|Declined by|Lease one for the season instead.",
      })
  void tellsTheStatesApart(String expectation) {
    String[] parts = expectation.split("\\|");

    assertThat(Portal.get(DemoRuns.page(parts[0])).body()).contains(parts[1]).contains(parts[2]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/demo", "/nobody"})
  void saysWhatItSends(String path) {
    assertThat(Portal.get(path).headers().allValues("Content-Type"))
        .singleElement()
        .asString()
        .isEqualToIgnoringCase("text/html;charset=UTF-8");
  }

  @Test
  void answersHeadWithoutABody() {
    HttpResponse<String> response =
        Portal.send(
            HttpRequest.newBuilder(URI.create(Portal.root() + DemoRuns.page("Vendor onboarding")))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  /** The page once the people directory has been read behind it; its owner is Ana Reyes. */
  static String pageWithNames(String path) {
    return pageWith(path, "Ana Reyes");
  }

  /** A page once it has those words; names come a moment after the first look. */
  static String pageWith(String path, String words) {
    return await().until(() -> Portal.get(path).body(), page -> page.contains(words));
  }
}
