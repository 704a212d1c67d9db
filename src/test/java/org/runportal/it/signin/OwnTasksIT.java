package org.runportal.it.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits for whoever is signed in, and which processes are theirs. */
@ResourceLock(Company.PLACE)
class OwnTasksIT {
  @RegisterExtension static final Company COMPANY = new Company();

  private static final Pattern NAME = Pattern.compile("<p class=\"name\"><a[^>]*>([^<]*)</a>");
  private static final String KNOWN_NUMBER = "5217";
  private static final String NOBODY = "does not belong to a member or guest";

  private final Caller caller = COMPANY.caller();

  @Test
  void aMemberSeesTheirTasksThoseOfTheirGroupsAndTheirProcesses() {
    String page = signedIn("/staff", "ana");

    assertThat(page).contains("Waiting for you").contains("Your processes").contains("For Sales");
    assertThat(names(page))
        .containsExactlyInAnyOrder("Sign the lease", "Call the landlord", "Lease of the hall");
  }

  @Test
  void aGuestSeesTheirTasksAndTheProcessesTheseAreIn() {
    assertThat(names(signedIn("/staff", "ines")))
        .containsExactly("Send the papers", "Lease of the hall");
  }

  @Test
  void whoIsNeitherSeesNoListOfTheirOwnAndASentence() {
    String page = signedIn("/staff", "bo");

    assertThat(names(page)).isEmpty();
    assertThat(page).contains(NOBODY);
  }

  @Test
  void whoIsNeitherSeesTheListThatTheTenantAllowsAndASentence() {
    String page = signedIn("/globex?lang=en", "bo");

    assertThat(names(page)).containsExactly("Lease of the hall", "Stocktaking", "Payroll");
    assertThat(page).contains(NOBODY);
    assertThat(names(caller.get("/globex?person=me").body()))
        .as("an address that asks for theirs")
        .containsExactly("Lease of the hall", "Stocktaking", "Payroll");
  }

  @Test
  void anAddressThatIsNotVerifiedRecognizesNobodyAndOnlyTheLogSaysWhy() {
    String page = signedIn("/staff", "uma");

    assertThat(names(page)).isEmpty();
    assertThat(page).contains(NOBODY).doesNotContain("verified");
    assertThat(COMPANY.portal().log())
        .contains("the ID token does not say that the e-mail address is verified")
        .doesNotContain("uma@company.example")
        .doesNotContain("ana@company.example");
  }

  @Test
  void anAddressThatWasChangedCountsFromTheNextSignInOn() {
    assertThat(names(signedIn("/staff", "cy"))).isEmpty();

    COMPANY.provider().changesAddress("cy", "cy.new@company.example");
    assertThat(names(caller.get("/staff").body())).as("signed in before").isEmpty();
    Caller again = COMPANY.caller();
    again.signIn("/staff", "cy");
    assertThat(names(again.get("/staff").body())).containsExactly("Count the stock", "Stocktaking");

    COMPANY.provider().changesAddress("cy", "cy@company.example");
    Caller later = COMPANY.caller();
    later.signIn("/staff", "cy");
    assertThat(names(later.get("/staff").body())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?person=Ana%20Reyes",
        "?person=7",
        "?person=me",
        "?show=all",
        "?words=lease",
        "?find=lease",
        "?find=Lease%20of%20the%20hall",
        "?find=Payroll",
        "?owners=7",
        "?person=me&person=7",
        "?person=Uma%20Rao",
        "?order=deadline",
        "?page=2",
        "?person="
      })
  void noAddressShowsWhatIsAnothers(String query) {
    caller.signIn("/staff", "ines");

    HttpResponse<String> response = caller.get("/staff" + query);

    assertThat(response.statusCode()).isIn(200, 302);
    assertThat(names(response.body())).isSubsetOf("Send the papers", "Lease of the hall");
    assertThat(response.body())
        .doesNotContain("Sign the lease", "Call the landlord", "Payroll</a>", "Stocktaking");
  }

  @Test
  void noNumberLeadsToAProcessThatOthersLookedAt() {
    signedIn("/staff", "ana");
    assertThat(caller.get("/staff/runs/" + Company.KNOWN_RUN).body()).contains(KNOWN_NUMBER);
    Caller other = COMPANY.caller();
    other.signIn("/staff", "ines");

    for (String path : List.of("/staff?find=", "/?find=")) {
      HttpResponse<String> response = other.get(path + KNOWN_NUMBER);

      assertThat(response.statusCode()).as(path).isIn(200, 302);
      assertThat(response.headers().firstValue("Location").orElse("") + response.body())
          .as(path)
          .doesNotContain("/staff/runs/" + Company.KNOWN_RUN);
    }
  }

  @Test
  void confidentialAndHiddenTasksStayHiddenFromTheirOwnersToo() {
    caller.signIn("/staff", "ana");
    for (String path : List.of("/staff", "/staff/runs/" + AtTallyfy.LEASE)) {
      assertThat(caller.get(path).body())
          .contains("Sign the lease")
          .doesNotContain("Severance", "Dropped step");
    }
  }

  @Test
  void aPageOfWhatIsOnesOwnIsKeptForOneAlone() {
    caller.signIn("/staff", "ana");
    Caller other = COMPANY.caller();
    other.signIn("/staff", "ines");
    for (Caller person : List.of(caller, other)) {
      // when a minute has just begun, the page of that is drawn behind the one of the last
      await()
          .until(
              () -> {
                long before = drawn();
                assertThat(person.get("/staff").statusCode()).isEqualTo(200);
                return drawn() == before;
              });
    }
    HttpResponse<String> page = caller.get("/staff");
    String tag = page.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> answer =
        other.send(COMPANY.portal().to("/staff").header("If-None-Match", tag));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(names(answer.body())).containsExactly("Send the papers", "Lease of the hall");
    assertThat(names(page.body())).contains("Sign the lease").doesNotContain("Send the papers");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @CsvSource({"ana,1,2", "ines,0,0", "bo,0,0", "ana,1,2"})
  void theRunPageSaysWhoIsNextToThemAlone(String name, int next, int theirs) {
    signedIn("/staff", name);
    String page = caller.get("/staff/runs/" + AtTallyfy.LEASE).body();

    assertThat(page).contains("Lease of the hall").doesNotContainPattern("place[0-9a-f]{32}");
    assertThat(page.split("You are next", -1)).hasSize(next + 1);
    assertThat(page.split(">Yours<", -1)).hasSize(theirs + 1);
  }

  @Test
  void aPageThatIsTheSameForOneIsNotTheSameForAnother() {
    signedIn("/staff", "ana");
    Caller other = COMPANY.caller();
    other.signIn("/staff", "ines");
    String run = "/staff/runs/" + AtTallyfy.LEASE;
    String tag = caller.get(run).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> answer = other.send(COMPANY.portal().to(run).header("If-None-Match", tag));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("You are next");
  }

  @Test
  void anOrdinaryVisitCostsTwoCallsAndTheNextNone() {
    long tasks = asked("tasks", "owners=7");
    long runs = asked("runs", "owners=7");
    signedIn("/staff", "ana");
    long before = calls();
    for (int visit = 0; visit < 20; visit++) {
      assertThat(caller.get("/staff").statusCode()).isEqualTo(200);
    }

    assertThat(calls()).as("20 more visits").isEqualTo(before);
    assertThat(asked("tasks", "owners=7") - tasks).isLessThanOrEqualTo(1);
    assertThat(asked("runs", "owners=7") - runs).isLessThanOrEqualTo(1);
  }

  private String signedIn(String path, String name) {
    return caller.get(Caller.location(caller.signIn(path, name))).body();
  }

  /** How many pages of the tenant have been drawn so far. */
  private static long drawn() {
    String count = "portal_pages_drawn_total{tenant=\"staff\"} ";
    return COMPANY
        .portal()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(count))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(count.length())))
        .sum();
  }

  private static long calls() {
    return asked("tasks", "") + asked("runs", "");
  }

  private static long asked(String list, String filter) {
    return COMPANY.vendor().asked().stream()
        .filter(asked -> asked.path().endsWith("/" + list) && asked.query().contains(filter))
        .count();
  }

  private static List<String> names(String page) {
    return NAME.matcher(page).results().map(match -> match.group(1)).toList();
  }
}
