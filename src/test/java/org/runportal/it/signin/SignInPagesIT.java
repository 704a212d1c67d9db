package org.runportal.it.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.runportal.it.Browser;
import org.runportal.it.Browser.Scheme;
import org.runportal.it.Looks;

/** The pages of signing in and out, and what every page says of who is signed in. */
@Order(3)
@ResourceLock(Company.PLACE)
class SignInPagesIT {
  @RegisterExtension static final Company COMPANY = new Company();
  @RegisterExtension static final Browser BROWSER = Browser.withScript();

  private static final String PASS = "__Host-pass";

  /** Presses of the tab key. */
  private static final int MAX_STOPS = 60;

  private static final Looks LOOKS = new Looks(BROWSER);

  /** Paths by the name of what they show. */
  private static final Map<String, String> OUT =
      Map.of(
          "sign-in-start", "/",
          "sign-in-failed", "/-/signed-in?code=c&state=s",
          "sign-in-signed-out", "/-/sign-out");

  private static final Map<String, String> IN =
      Map.of(
          "signed-in-start", "/",
          "signed-in-tenant", "/acme",
          "signed-in-run", "/acme/runs/" + Company.KNOWN_RUN,
          "signed-in-not-found", "/globex");

  private final ChromeDriver driver = BROWSER.driver();

  static Stream<Arguments> out() {
    return states(OUT);
  }

  static Stream<Arguments> in() {
    return states(IN);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("out")
  void isAccessibleAndFitsForWhoIsSignedOut(String state, String path, int number)
      throws IOException {
    BROWSER.forgetEverybody();

    look(state, path, Looks.onAPhone(number));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("in")
  void isAccessibleAndFitsForWhoIsSignedIn(String state, String path, int number)
      throws IOException {
    signIn();

    look(state, path, Looks.onAPhone(number));
  }

  /** What waits for somebody, and where they are next. */
  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "0, own-list, /staff, Waiting for you",
    "1, own-run, /staff/runs/" + AtTallyfy.LEASE + ", You are next",
  })
  void whatIsTheirsIsAccessibleAndFits(int number, String state, String path, String words)
      throws IOException {
    assertThat(enterAsAna().get(path).body()).contains(words);

    look(state, path, Looks.at(number));
  }

  @Test
  void aTaskThatWaitsIsReachedAndOpenedWithTheKeyboard() {
    enterAsAna();
    driver.get(COMPANY.root() + "/staff?lang=en");

    List<String> reached = tabUntil("Lease of the hall");
    assertThat(reached)
        .as("the box, then what waits, then the processes")
        .containsSubsequence("Call the landlord", "Sign the lease", "Lease of the hall");

    driver.get(COMPANY.root() + "/staff?lang=en");
    tabUntil("Sign the lease");
    driver.switchTo().activeElement().sendKeys(Keys.ENTER);
    await().until(() -> driver.getTitle().contains("Lease of the hall"));
    assertThat(driver.getPageSource()).contains("You are next");
  }

  /** What the tab key stops at, up to a link with those words. */
  private List<String> tabUntil(String words) {
    List<String> reached = new ArrayList<>();
    while (!reached.contains(words) && reached.size() < MAX_STOPS) {
      driver.switchTo().activeElement().sendKeys(Keys.TAB);
      reached.add(driver.switchTo().activeElement().getText());
    }
    return reached;
  }

  /** What is theirs is a document too, with full dates. */
  @Test
  void printsWhatWaitsAndTheirProcesses() throws IOException {
    enterAsAna();
    BROWSER.look(360, 640, Scheme.DARK);
    driver.get(COMPANY.root() + "/staff?lang=en");
    byte[] pdf = BROWSER.print();

    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(text)
          .containsSubsequence("Waiting for you", "Call the landlord", "due ", "Mar 10, 2099")
          .containsSubsequence("Sign the lease", "Your processes", "Lease of the hall")
          .contains("Read from Tallyfy on", "/staff")
          .doesNotContain("Filter and sort", "years", "Payroll");
    }
  }

  /** It has the name at its longest and a form of its own. With what is theirs: all pairs. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {2, 3})
  void signingOutIsAccessibleAndFitsHoweverItIsLookedAt(int number) throws IOException {
    signIn();

    look("signed-in-sign-out", "/-/sign-out", Looks.at(number));
  }

  private void signIn() {
    enter(COMPANY.passOf("Maximiliane Wolfeschlegelsteinhausen"));
  }

  private Caller enterAsAna() {
    Caller ana = COMPANY.caller();
    ana.signIn("/staff", "ana");
    enter(ana.cookies().get(PASS));
    return ana;
  }

  private void enter(String pass) {
    BROWSER.forgetEverybody();
    driver.get(COMPANY.root() + "/-/sign-out");
    driver.manage().addCookie(new Cookie.Builder(PASS, pass).path("/").isSecure(true).build());
  }

  private static void look(String state, String path, List<Looks.Look> looks) throws IOException {
    SoftAssertions all = new SoftAssertions();
    LOOKS.look(all, COMPANY.root() + path, state, looks);
    all.assertAll();
  }

  private static Stream<Arguments> states(Map<String, String> states) {
    List<String> names = states.keySet().stream().sorted().toList();
    return IntStream.range(0, names.size())
        .mapToObj(i -> Arguments.of(names.get(i), states.get(names.get(i)), i));
  }
}
