package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runportal.tallyfy.TallyfyStub;

/** A confidential task is on no page, whatever the page is asked for. */
@SharedPortal
@RunAsClient
class ConfidentialTaskIT {
  private static final List<String> OF_THE_SAMPLE =
      List.of("severance", "84,000", "61,500", "Offer made", "Lawyer", "settle");
  private static final List<String> OF_THE_DEMO =
      List.of("severance", "84,000", "61,500", "Offer on the table", "lawyer", "Grace");

  @RegisterExtension
  private final TallyfyStub vendor = new TallyfyStub(Integer.getInteger("test.vendor.port"));

  @BeforeEach
  void answerWithAConfidentialTask() {
    vendor.answers(
        "organizations/hostileorganization/runs/confidential",
        TallyfyStub.json(TallyfyStub.text("confidential-task.json")));
  }

  @Test
  void isNowhereOfASample() {
    assertNowhere("/hostile/runs/confidential", OF_THE_SAMPLE, "Collect laptop and badge");
  }

  @Test
  void isNowhereInTheDemo() {
    // once the names of the people are known, Grace's could be there
    RunPageIT.pageWith(DemoRuns.page("Leaving"), "Lena Vogt");

    assertNowhere(DemoRuns.page("Leaving"), OF_THE_DEMO, "Write the handover notes");
    assertThat(Portal.get(DemoRuns.page("Leaving")).body()).contains("1 of 5 tasks");
  }

  @Test
  void isTheOneThatIsNextWhereNoOtherIsOpen() {
    vendor.answers(
        "organizations/hostileorganization/runs/rest",
        TallyfyStub.json(
            TallyfyStub.text("confidential-task.json")
                .replace("\"status\": \"not-started\"", "\"status\": \"completed\"")));

    String page = Jsoup.parse(Portal.get("/hostile/runs/rest").body()).text();

    assertThat(page)
        .contains("The next task is confidential.", "1 confidential task is not shown.")
        .doesNotContain("Everything is done", "all tasks are done");
  }

  private static void assertNowhere(String run, List<String> secrets, String shown) {
    assertThat(Portal.get(run).body()).contains(shown);
    Stream<String> queries =
        Stream.of(
            "",
            "?show=all",
            "?show=open",
            "?show=late",
            "?show=problem",
            "?task=1",
            "?task=2",
            "?person=Grace",
            "?stage=none",
            "?page=1",
            "?lang=de",
            "/chart",
            "/chart?lang=ar");
    Stream<String> searches =
        secrets.stream()
            .flatMap(
                word -> {
                  String asked = URLEncoder.encode(word, StandardCharsets.UTF_8);
                  return Stream.of("?text=" + asked, "?find=" + asked);
                });
    Stream.concat(queries, searches)
        .forEach(
            query -> {
              HttpResponse<String> page = Portal.get(run + query);
              assertThat(page.statusCode()).as(query).isEqualTo(200);
              // what was asked for stands in its field again, and in the address that is printed
              String body = query.matches("\\?(text|find|person)=.*") ? results(page) : page.body();
              assertThat(body).as(query).doesNotContainIgnoringCase(secrets.toArray(new String[0]));
            });
    for (String path : List.of(run, run + "/chart")) {
      assertThat(Portal.get(path).body()).as(path).contains("1 confidential task is not shown.");
    }
    assertThat(Portal.log()).doesNotContain("Agree the severance", "Negotiate the severance");
  }

  private static String results(HttpResponse<String> page) {
    var document = Jsoup.parse(page.body());
    document.select("form input, form option[selected], a[href], .printed bdi").remove();
    return document.html();
  }
}
