package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.runportal.Depth;
import org.runportal.it.Browser.Scheme;
import org.runportal.it.hostile.HostileRun;
import org.runportal.it.hostile.Markup;
import org.runportal.it.hostile.Payloads;
import org.runportal.tallyfy.TallyfyStub;

/**
 * A vendor whose every text is an attack: nothing of it is markup, nothing runs, nothing is
 * evaluated, and nothing is hidden. With {@code -Dthorough} every text stands alone in every place
 * once; otherwise several share a place.
 */
@SharedPortal
@RunAsClient
class HostileAnswerIT {
  @RegisterExtension static final Browser BROWSER = Browser.withScript();

  private static final List<String> TEXTS = Payloads.all();
  private static final HostileRun RUNS = new HostileRun(TEXTS);
  private static final boolean LONG = Depth.THOROUGH;

  /** Elements and attributes no page of ours has, as a browser sees them. */
  private static final String FOREIGN =
      """
      return [...document.querySelectorAll('*')].filter(element =>
        [...element.attributes].some(a => a.name.startsWith('on') || a.name === 'srcdoc'
          || /^(href|src|action|formaction|xlink:href)$/.test(a.name)
            && /^\\s*(javascript|data|vbscript):/i.test(a.value))
        || element.matches('iframe, object, embed, base, video, audio, form[action^="http"], img'))
        .map(element => element.outerHTML.slice(0, 200));
      """;

  private static final String ELSEWHERE =
      """
      return performance.getEntriesByType('resource').map(entry => entry.name)
        .filter(name => !name.startsWith(location.origin + '/'));
      """;

  @RegisterExtension
  private final TallyfyStub vendor = new TallyfyStub(Integer.getInteger("test.vendor.port"));

  @BeforeEach
  void nameThePeople() {
    for (String list : List.of("users", "groups", "guests")) {
      vendor.answers("organizations/hostileorganization/" + list, TallyfyStub.json(RUNS.people()));
    }
  }

  @Test
  void printsNoneOfThemAsMarkup() {
    int each = LONG ? 1 : 8;
    SoftAssertions all = new SoftAssertions();
    for (int turn = 0; turn < TEXTS.size(); turn += each) {
      String run = hostile("markup-" + turn, turn, each);
      for (String path : turn % 3 == 0 ? List.of(run, run + "/chart") : List.of(run)) {
        HttpResponse<String> page = Portal.get(path);
        all.assertThat(page.statusCode()).as(path).isEqualTo(200);
        all.assertThat(Markup.strange(Jsoup.parse(page.body()))).as(path).isEmpty();
        all.assertThat(page.body()).as(path).contains("hit").doesNotContain("guest-all-task");
      }
    }
    all.assertAll();
  }

  @Test
  void printsThemForPeopleToRead() {
    String text = "\"><img src=x onerror=__hit(1)>";
    vendor.answers(
        "organizations/hostileorganization/runs/read",
        TallyfyStub.json(
            "{\"data\":{\"id\":\"read\",\"name\":\"\\\"><img src=x onerror=__hit(1)>\"}}"));

    Document page = Jsoup.parse(Portal.get("/hostile/runs/read").body());

    assertThat(page.selectFirst("h1").text()).isEqualTo(text);
    assertThat(page.title())
        .contains(text)
        .endsWith("</title><script>__hit(-1)</script>\"'`#{7*191}");
    assertThat(Markup.strange(Jsoup.parse(Portal.get("/hostile").body()))).isEmpty();
  }

  /** Where pages are careless, they do run: otherwise the other tests show nothing. */
  @Test
  void theyRunWhereAPageIsCareless() {
    String frames =
        IntStream.range(0, TEXTS.size())
            .filter(i -> i % 4 == 0)
            .mapToObj(TEXTS::get)
            .map(text -> "<iframe srcdoc=\"" + attribute("<body>" + text) + "\"></iframe>")
            .collect(Collectors.joining("\n", "<!DOCTYPE html><body>", "</body>"));
    vendor.answers(
        "careless",
        TallyfyStub.answer(
            200,
            Map.of("Content-Type", "text/html; charset=UTF-8"),
            frames.getBytes(StandardCharsets.UTF_8)));
    BROWSER.watchPolicy();

    BROWSER.driver().get(vendor.url() + "/careless");

    await().untilAsserted(() -> assertThat(new HashSet<>(BROWSER.hits())).hasSizeGreaterThan(50));
    BROWSER.complaints();
  }

  @Test
  void runsNoneOfThemInABrowser() {
    BROWSER.watchPolicy();
    BROWSER.complaints();
    SoftAssertions all = new SoftAssertions();
    int charts = 0;
    int each = 8;
    for (int turn = 0; turn < TEXTS.size(); turn += each * (LONG ? 1 : 10)) {
      String run = hostile("browser-" + turn, turn, each);
      for (String path : List.of(run, run + "/chart")) {
        BROWSER.open(path, 1280, 800, Scheme.LIGHT);
        BROWSER
            .driver()
            .executeScript("document.querySelectorAll('details').forEach(d => d.open = true)");
        all.assertThat(BROWSER.hits()).as(path + ": ran").isEmpty();
        all.assertThat(BROWSER.brokenPolicies()).as(path + ": tried").isEmpty();
        all.assertThat(BROWSER.complaints()).as(path + ": complaints").isEmpty();
        all.assertThat((List<?>) BROWSER.driver().executeScript(FOREIGN)).as(path).isEmpty();
        all.assertThat((List<?>) BROWSER.driver().executeScript(ELSEWHERE)).as(path).isEmpty();
      }
      charts += BROWSER.driver().findElements(By.cssSelector(".chart .vis-item")).isEmpty() ? 0 : 1;
    }
    all.assertThat(charts).as("pages with a chart").isGreaterThan(5);
    // paper: what is printed is drawn anew
    BROWSER.print();
    all.assertThat(BROWSER.hits()).as("ran when printed").isEmpty();
    all.assertAll();
  }

  @Test
  void leavesNothingOfWhatHidesOrTurnsWords() {
    String hidden =
        "a\u202egpj.exe b\u200bc\u2066d\u2067e\u2060f\ufeffg\u202ah\u202di\u0007j\u0085k";
    HostileRun runs = new HostileRun(List.of(hidden, "<p>" + hidden + "</p>"));
    vendor.answers(
        "organizations/hostileorganization/runs/hidden", TallyfyStub.json(runs.json(0, 1)));

    for (String path : List.of("/hostile/runs/hidden", "/hostile/runs/hidden/chart")) {
      String page = Portal.get(path).body();
      assertThat(page).contains("agpj.exe bcdefghijk");
      assertThat(page)
          .doesNotContainPattern(
              "[\u202a-\u202e\u200b\u2060-\u2067\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]");
    }
  }

  @Test
  void evaluatesNothing() {
    List<String> expressions = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      String product = (7919 + i) + "*104729";
      expressions.add("#{" + product + "}");
      expressions.add("${" + product + "}");
      expressions.add("#{runPage.run().title().concat('" + (7919 + i) + "'.concat(104729))}");
      expressions.add("%{" + product + "}$%7B" + product + "%7D");
    }
    HostileRun runs = new HostileRun(expressions);
    for (int turn = 0; turn < runs.others(); turn += 10) {
      String run = "expressions-" + turn;
      vendor.answers(
          "organizations/hostileorganization/runs/" + run, TallyfyStub.json(runs.json(turn, 4)));
      for (String path : List.of("/hostile/runs/" + run, "/hostile/runs/" + run + "/chart")) {
        evaluated(Portal.get(path).body(), path);
      }
    }
    assertThat(Portal.get("/hostile/runs/expressions-0").body()).contains("#{79", "${79");
    for (String expression : List.of("%23%7B7919*104729%7D", "$%7B7919*104729%7D")) {
      for (String query : List.of("find", "text", "lang", "zone", "person", "stage", "show", "x")) {
        String path = "/hostile?" + query + "=" + expression;
        evaluated(Portal.get(path).body(), path);
        evaluated(
            Portal.get("/hostile/runs/expressions-0?" + query + "=" + expression).body(), path);
      }
      evaluated(Portal.get("/" + expression + "/runs/" + expression).body(), expression);
    }
    assertThat(Portal.get("/hostile").body()).contains("#{7*191}").doesNotContain("1337");
  }

  private static void evaluated(String page, String path) {
    String products =
        IntStream.range(0, 25)
            .mapToObj(i -> String.valueOf((7919 + i) * 104729L))
            .collect(Collectors.joining("|"));
    assertThat(page).as(path).doesNotContainPattern(products + "|79[0-9]{2}104729");
  }

  /** Scripts a run and says where its page is. */
  private String hostile(String run, int turn, int each) {
    vendor.answers(
        "organizations/hostileorganization/runs/" + run, TallyfyStub.json(RUNS.json(turn, each)));
    return "/hostile/runs/" + run;
  }

  private static String attribute(String html) {
    return html.replace("&", "&amp;").replace("\"", "&quot;").replace("\u0000", "");
  }
}
