package org.runportal.it.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.chrome.ChromeDriver;
import org.runportal.it.Browser;
import org.runportal.it.Looks;

/** The pages of signing in and out, and what every page says of who is signed in. */
@ResourceLock(Company.PLACE)
class SignInPagesIT {
  @RegisterExtension static final Company COMPANY = new Company();
  @RegisterExtension static final Browser BROWSER = Browser.withScript();

  private static final String PASS = "__Host-pass";

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
    Caller ana = COMPANY.caller();
    ana.signIn("/staff", "ana");
    assertThat(ana.get(path).body()).contains(words);
    enter(ana.cookies().get(PASS));

    look(state, path, Looks.at(number));
  }

  /** It has the name at its longest and a form of its own. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {0, 1, 2, 3})
  void signingOutIsAccessibleAndFitsHoweverItIsLookedAt(int number) throws IOException {
    signIn();

    look("signed-in-sign-out", "/-/sign-out", Looks.at(number));
  }

  private void signIn() {
    enter(COMPANY.passOf("Maximiliane Wolfeschlegelsteinhausen"));
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
