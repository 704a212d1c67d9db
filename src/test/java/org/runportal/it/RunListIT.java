package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.tallyfy.TallyfyStub;

/** The list on a tenant's page, as a visitor finds it. */
@SharedPortal
@RunAsClient
class RunListIT {
  private static final String LISTS = "organizations/listsorganization/runs";
  private static final String COLD = "organizations/coldorganization/runs";
  private static final String TWO =
      row("only", "The only one").replace("}", ",\"increment_id\":5217}")
          + ","
          + row("other", "Other").replace("}", ",\"increment_id\":\"5218\"}");

  private static final Pattern ROW = Pattern.compile("<p class=\"name\">.*?</p>");
  private static final Pattern STYLESHEET =
      Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\"");

  @RegisterExtension static final Browser BROWSER = Browser.withScript();

  private static final Looks LOOKS = new Looks(BROWSER);

  @RegisterExtension
  private final TallyfyStub vendor = new TallyfyStub(Integer.getInteger("test.vendor.port"));

  @Test
  void listsProcessesByTheThousandAndTwentyFiveToAPage() {
    String first = Portal.get("/demo").body();
    String second = Portal.get("/demo?page=2").body();

    assertThat(rows(first)).hasSize(25);
    assertThat(rows(second)).hasSize(25).doesNotContainAnyElementsOf(rows(first));
    assertThat(first).containsPattern("[12],\\d{3} processes\\.").contains("href=\"?page=2#runs\"");
  }

  @Test
  void weighsLittleOnTheFirstView() {
    String page = Portal.get("/demo").body();
    String stylesheet = STYLESHEET.matcher(page).results().findFirst().orElseThrow().group(1);

    assertThat(Portal.compressedSize("/demo") + Portal.compressedSize(stylesheet))
        .isLessThanOrEqualTo(30 * 1024);
  }

  @ParameterizedTest
  @CsvSource({
    "show=late,late",
    "show=problem,Problem reported",
    "show=done,Complete",
    "show=archived,Archived",
  })
  void showsTheProcessesOfAState(String query, String word) {
    String page = Portal.get("/demo?" + query).body();

    assertThat(rows(page)).isNotEmpty();
    assertThat(page).contains(word).contains("aria-current=\"true\"");
  }

  @Test
  void findsWordsInTheNameAndKeepsThemInTheForm() {
    String page = Portal.get("/demo?words=harbour%20foods").body();

    assertThat(rows(page)).isNotEmpty().allMatch(row -> row.contains("Harbour Foods"));
    assertThat(page).contains("value=\"harbour foods\"").contains("Show all processes");
  }

  @Test
  void saysAmongHowManyItLookedWhereTheVendorCannotSort() {
    assertThat(Portal.get("/demo?order=deadline").body())
        .containsPattern("The newest 100 of [12],\\d{3} processes\\.");
  }

  @Test
  void offersNamedViews() {
    assertThat(Portal.get("/demo").body())
        .contains("<a href=\"?show=late&amp;order=deadline#runs\">Late and urgent first</a>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"words=no-such-process", "page=400", "template=unknown", "tag=unknown", "page=x"})
  void answersWhateverIsAsked(String query) {
    assertThat(Portal.get("/demo?" + query).statusCode()).isEqualTo(200);
  }

  @Test
  void saysThatNothingMatches() {
    assertThat(Portal.get("/demo?words=no-such-process").body()).contains("No process matches.");
  }

  @Test
  void staysAListWithOneProcess() {
    vendor.answers(LISTS, list(row("only", "The only one"), 1));

    assertThat(rows(page("The only one"))).hasSize(1);
    assertThat(page("1 process.")).contains("/lists/runs/only\"");
  }

  @Test
  void saysThatThereAreNoProcesses() {
    vendor.answers(LISTS, list("", 0));

    assertThat(page("There are no processes here.")).doesNotContain("run-rows");
  }

  @Test
  void keepsTheLastListWithItsAgeWhileTheVendorIsDown() {
    vendor.answers(LISTS, list(row("kept", "Kept"), 1));
    page("Kept");
    vendor.answers(LISTS, TallyfyStub.status(503));

    assertThat(page("Tallyfy is not answering. This is how things stood")).contains("Kept");
  }

  @Test
  void isStillAPageWithABoxWithoutAnyList() {
    vendor.answers(LISTS, TallyfyStub.status(500));

    HttpResponse<String> answer = Portal.get("/lists?words=never%20asked%20before");

    assertThat(answer.statusCode()).as("as for a run").isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).get().asString().matches("[1-9]\\d*");
    assertThat(answer.body())
        .contains("The list cannot be shown right now.")
        .contains("id=\"find\"")
        .contains("This page reloads by itself in ");
    assertThat(answer.headers().firstValue("Refresh"))
        .get()
        .asString()
        .endsWith("; url=?words=never%20asked%20before&reloaded=1");
  }

  @Test
  void reloadsOnceAndLosesTheMarkWhenThereIsAList() {
    vendor.answers(LISTS, TallyfyStub.status(500));
    HttpResponse<String> again = Portal.get("/lists?words=never%20before&reloaded=1");
    assertThat(again.headers().firstValue("Refresh")).isEmpty();
    assertThat(again.body()).doesNotContain("reloads by itself");

    HttpResponse<String> recovered = Portal.get("/demo?show=late&reloaded=1");
    assertThat(recovered.statusCode()).isEqualTo(302);
    assertThat(recovered.headers().firstValue("Location"))
        .get()
        .asString()
        .endsWith("/demo?show=late");
  }

  @Test
  void tellsAFilterThatWasNotUnderstoodFromAnEmptyList() {
    vendor.answers(LISTS, TallyfyStub.status(422));

    assertThat(page("Tallyfy did not understand this filter."))
        .doesNotContain("There are no processes here.");
  }

  @Test
  void hidesWhatTheTenantHides() {
    vendor.answers(LISTS, list(row("hidden", "For ana@example.com"), 1));

    assertThat(page("For a…@example.com")).doesNotContain("ana@example.com");
  }

  @Test
  void theBoxListsWhatHasTheWordsInItsName() {
    String page = Portal.get("/demo?find=harbour%20foods").body();

    assertThat(rows(page)).isNotEmpty().allMatch(row -> row.contains("Harbour Foods"));
    assertThat(page)
        .doesNotContain("find-message")
        .doesNotContain("<details class=\"task-filter\" open");
    assertThat(Portal.get("/demo?words=harbour%20foods&page=2").body())
        .as("the box keeps the words on the next page")
        .containsPattern("<input id=\"find\"[^>]*value=\"harbour foods\"");
  }

  /** The box, the form and a saved view all are an address with these. */
  @ParameterizedTest
  @ValueSource(strings = {"find", "words"})
  void looksForWordsInAnyLetters(String parameter) {
    vendor.answers(LISTS, list(TWO, 2));

    String page = Portal.get("/lists?" + parameter + "=" + encoded("Größe – Μέγεθος")).body();

    assertThat(vendor.asked())
        .extracting(TallyfyStub.Asked::query)
        .anyMatch(query -> query.contains("q=" + encoded("größe – μέγεθος").replace("+", "%20")));
    assertThat(page)
        .containsPattern("(?iu)<input id=\"find\"[^>]*value=\"größe – μέγεθος\"")
        .doesNotContain("GrÃ");
  }

  @ParameterizedTest
  @CsvSource({
    "the ONLY one,only",
    "5217,only",
    "No. 5218,other",
    "https://x/lists/runs/abc,abc",
    "5CA49AFA783E779CDA46DED7C9B8F9DF,5ca49afa783e779cda46ded7c9b8f9df",
  })
  void theBoxGoesWhereThereIsNoDoubt(String text, String run) {
    vendor.answers(LISTS, list(TWO, 2));

    HttpResponse<String> answer = Portal.get("/lists?find=" + encoded(text));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/runs/" + run);
  }

  @Test
  void theBoxStaysWhereSeveralHaveTheName() {
    vendor.answers(LISTS, list(row("one", "Twice") + "," + row("two", "Twice"), 2));

    assertThat(rows(Portal.get("/lists?find=twice").body())).hasSize(2);
  }

  @Test
  void looksForANumberInNoMoreThanTheNewestAndSaysSo() {
    vendor.answers(LISTS, list(TWO, 2_000));

    assertThat(Portal.get("/lists?find=4711").body())
        .contains("There is no process with the number 4711 among the newest 100.");
    assertThat(vendor.asked())
        .filteredOn(asked -> asked.path().endsWith("/runs"))
        .as("two pages, and the list that is shown")
        .hasSizeLessThanOrEqualTo(3);
  }

  /** Names are read with later calls for lists. */
  @Test
  void namesAGroupAsSoonAsTheDirectoryHasCome() {
    vendor.answers(
        "organizations/listsorganization/groups",
        TallyfyStub.json("{\"data\":[{\"id\":\"g1\",\"name\":\"Harbour crew\"}]}"));
    vendor.answers(
        LISTS,
        list(
            row("grouped", "Grouped")
                .replace(
                    "}",
                    ",\"tasks\":[{\"id\":\"t\",\"title\":\"Sign\",\"status\":\"active\"}],"
                        + "\"next_task\":[{\"id\":\"t\",\"title\":\"Sign\","
                        + "\"owners\":{\"groups\":[\"g1\"]}}]}"),
            1));
    String path = "/lists?words=grouped";

    assertThat(Portal.get(path).body()).contains("<bdi>a group</bdi>");
    await().until(() -> Portal.get(path).body(), page -> page.contains("<bdi>Harbour crew</bdi>"));
  }

  /** The list and, where they have not been read, the members; of nobody else's names. */
  @Test
  void costsTwoCallsAtMostForAThousandVisitorsAndNoneForTheNext() {
    vendor.answers(
        COLD,
        list(
            row("r", "Cold list")
                .replace(
                    "}",
                    ",\"owner_id\":7,\"tasks\":[{\"id\":\"t\",\"title\":\"Sign\",\"status\":\"active\"}],"
                        + "\"next_task\":[{\"id\":\"t\",\"title\":\"Sign\",\"owners\":{\"users\":[8],"
                        + "\"groups\":[\"g1\"],\"guests\":[\"gil@x.example\"]}}]}"),
            1));
    long drawn = Portal.metric("portal_pages_drawn_total", "cold");
    ExecutorService visitors = Executors.newFixedThreadPool(100);
    try {
      List<CompletableFuture<String>> visits =
          IntStream.range(0, 1_000)
              .mapToObj(
                  i -> CompletableFuture.supplyAsync(() -> Portal.get("/cold").body(), visitors))
              .toList();

      assertThat(visits).allSatisfy(visit -> assertThat(visit.join()).contains("Cold list"));
    } finally {
      visitors.shutdownNow();
    }
    assertThat(Portal.get("/cold").body()).contains("Cold list");
    List<String> asked =
        vendor.asked().stream()
            .map(TallyfyStub.Asked::path)
            .filter(path -> path.contains("coldorganization"))
            .map(path -> path.substring(path.lastIndexOf('/') + 1))
            .toList();
    assertThat(asked).containsOnlyOnce("runs").isSubsetOf("runs", "users").hasSizeBetween(1, 2);
    // on a slow machine, one for each minute; names that came meanwhile are one more
    assertThat(Portal.metric("portal_pages_drawn_total", "cold") - drawn)
        .as("pages drawn")
        .isBetween(1L, 6L);
  }

  @ParameterizedTest
  @CsvSource({
    "en,Processes,Late",
    "de,Vorgänge,Überfällig",
    "fr,Processus,En retard",
    "es,Procesos,Con retraso",
    "ar,العمليات,المتأخرة",
  })
  void speaksFiveLanguages(String language, String title, String late) {
    assertThat(Portal.get("/demo?lang=" + language).body())
        .contains(">" + title + "</h2>")
        .contains(">" + late + "</a>")
        .doesNotContain("list.", "{count", "null");
  }

  /** Thousands, filtered lists and lists without a match are looked at with all other pages. */
  @ParameterizedTest
  @CsvSource({
    "1, one, 1 process.",
    "2, empty, No process matches.",
    "3, last, This is how things stood",
    "4, failed, The list cannot be shown right now.",
    "5, not-understood, did not understand this filter",
  })
  void looksRightInEveryState(int number, String state, String words) throws IOException {
    vendor.answers(
        LISTS,
        switch (state) {
          case "one", "last" -> list(row("one", "The only one"), 1);
          case "empty" -> list("", 0);
          case "failed" -> TallyfyStub.status(500);
          default -> TallyfyStub.status(422);
        });
    boolean troubled = state.equals("last") || state.equals("failed");
    // does not reload while it is looked at
    String path = "/lists?words=" + state + (troubled ? "&reloaded=1" : "");
    if (state.equals("last")) {
      assertThat(Portal.get("/lists?words=last").body()).contains("The only one");
      vendor.answers(LISTS, TallyfyStub.status(503));
    }
    await().until(() -> Portal.get(path).body(), page -> page.contains(words));
    SoftAssertions all = new SoftAssertions();

    LOOKS.look(all, Portal.root() + path, "list-" + state, Looks.onAPhone(number));
    all.assertAll();
  }

  /** The page of the tenant once it says so: what is older is shown for a moment. */
  private static String page(String words) {
    return await().until(() -> Portal.get("/lists").body(), page -> page.contains(words));
  }

  private static List<String> rows(String page) {
    return ROW.matcher(page).results().map(match -> match.group()).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static TallyfyStub.Script list(String rows, int total) {
    return TallyfyStub.json(
        "{\"data\":[%s],\"meta\":{\"pagination\":{\"total\":%d}}}".formatted(rows, total));
  }

  private static String row(String id, String name) {
    return "{\"id\":\"%s\",\"name\":\"%s\",\"status\":\"active\"}".formatted(id, name);
  }
}
