package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a visitor sees when something is wrong: the right status, plain words, what to do next. */
@SharedPortal
@RunAsClient
class FailurePagesIT {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "busy        | 503 | Tallyfy is limiting requests right now",
        "broken      | 503 | Tallyfy is not answering",
        "unavailable | 503 | Tallyfy is not answering",
        "refused     | 503 | Tallyfy has refused our access",
        "slow        | 504 | Tallyfy is taking too long",
        "cut         | 502 | answer could not be read",
        "rubbish     | 502 | answer could not be read",
        "forbidden   | 404 | Page not found",
        "gone        | 404 | Page not found",
      })
  void saysWhatHappenedAndWhatToDo(String run, int status, String words) {
    HttpResponse<String> response =
        Portal.get((run.equals("busy") ? "/busy" : "/stormy") + "/runs/" + run);

    SoftAssertions headers = new SoftAssertions();
    SafeAnswer.check(headers, run, response.headers());
    SafeAnswer.isNotKept(headers, run, response.headers());
    headers.assertAll();
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body())
        .contains(words)
        .contains("<h1>")
        .containsPattern("Please|administrator")
        .doesNotContain("Exception")
        .doesNotContain("SQL")
        .doesNotContain("Sign in");
  }

  @Test
  void saysWhenToComeBack() {
    assertThat(Portal.get("/busy/runs/busy").headers().firstValue("Retry-After"))
        .get()
        .satisfies(wait -> assertThat(Integer.parseInt(wait)).isBetween(1, 20));
    assertThat(Portal.get("/stormy/runs/broken").headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void reloadsItselfOnceThenAndSaysSo() {
    HttpResponse<String> page = Portal.get("/busy/runs/busy?show=LATE");
    Matcher refresh =
        Pattern.compile("(\\d+); url=(\\?show=LATE&reloaded=1)")
            .matcher(page.headers().firstValue("Refresh").orElseThrow());

    assertThat(refresh.matches()).as("%s", page.headers().map()).isTrue();
    assertThat(Integer.parseInt(refresh.group(1)))
        .as("never sooner than stated")
        .isGreaterThanOrEqualTo(
            Integer.parseInt(page.headers().firstValue("Retry-After").orElseThrow()));
    assertThat(page.body())
        .contains("This page reloads by itself in " + refresh.group(1) + " seconds.");

    HttpResponse<String> again = Portal.get("/busy/runs/busy" + refresh.group(2));

    assertThat(again.statusCode()).isEqualTo(503);
    assertThat(again.headers().firstValue("Refresh")).isEmpty();
    assertThat(again.body())
        .doesNotContain("by itself")
        .contains("class=\"button\" href=\"/busy/runs/busy?show=LATE\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nobody",
        "/nobody/runs/x",
        "/broken/runs/x",
        "/closed",
        "/closed/runs/5ca49afa783e779cda46ded7c9b8f9df",
        "/demo/runs/00000000000000000000000000000000",
        "/demo/runs/a.b",
        "/demo/runs/..%2f..%2fx",
        "/demo/runs/x;y=z",
        "/demo/runs/",
        "/demo/other",
        "/Demo",
        "//demo",
        "/WEB-INF/web.xml",
        "/WEB-INF/views/run.xhtml",
        "/views/run.xhtml",
        "/-/brand/brand.css",
        "/-/",
      })
  void answersEverythingThatIsNotThereWithTheSamePage(String path) {
    HttpResponse<String> response = Portal.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo(Portal.get("/nobody").body());
  }

  @Test
  void doesNotTakeAPost() {
    HttpResponse<String> response =
        Portal.send(
            HttpRequest.newBuilder(URI.create(Portal.root() + "/demo"))
                .POST(HttpRequest.BodyPublishers.ofString("find=x")));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    assertThat(response.body()).contains("That cannot be done here");
  }

  @Test
  void leavesHealthAndMetricsToTheServer() {
    assertThat(Portal.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(Portal.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(Portal.get("/metrics").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/demo/runs/x1/,/demo/runs/x1",
    "/demo/runs/x1.,/demo/runs/x1",
    "/demo.,/demo",
    "/demo%3E.,/demo",
    "/demo),/demo",
  })
  void forgivesASlashAndTheMarksOfASentenceAtTheEnd(String sent, String meant) {
    HttpResponse<String> response = Portal.get(sent);

    assertThat(response.statusCode()).isEqualTo(301);
    assertThat(response.headers().firstValue("Location")).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/demo./runs/x1", "/nobody.", "/closed."})
  void forgivesThemNowhereElseAndTellsOfNoTenant(String sent) {
    assertThat(Portal.get(sent).statusCode()).isEqualTo(404);
  }
}
