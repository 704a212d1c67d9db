package org.runportal.it.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.chrome.ChromeDriver;
import org.runportal.it.Browser;
import org.runportal.it.Browser.Scheme;
import org.runportal.it.Looks;

/** The pages of signing in and out, and what every page says of who is signed in. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Company.PLACE)
class SignInPagesIT {
  @RegisterExtension static final Company COMPANY = new Company();
  @RegisterExtension static final Browser BROWSER = Browser.withScript();

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
          "signed-in-not-found", "/globex",
          "signed-in-sign-out", "/-/sign-out");

  /** Seen in every width and colour: it has the name at its longest and a form of its own. */
  private static final Set<String> EVERYWHERE = Set.of("signed-in-sign-out");

  private final ChromeDriver driver = BROWSER.driver();

  static Stream<Arguments> out() {
    return inBothDirections(OUT);
  }

  static Stream<Arguments> in() {
    return inBothDirections(IN);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("out")
  void isAccessibleAndFitsForWhoIsSignedOut(String state, String language, String path)
      throws IOException {
    BROWSER.forgetEverybody();

    look(state, language, path);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("in")
  void isAccessibleAndFitsForWhoIsSignedIn(String state, String language, String path)
      throws IOException {
    BROWSER.forgetEverybody();
    driver.get(COMPANY.root() + "/-/sign-out");
    driver
        .manage()
        .addCookie(
            new Cookie.Builder(
                    "__Host-pass", COMPANY.passOf("Maximiliane Wolfeschlegelsteinhausen"))
                .path("/")
                .isSecure(true)
                .build());

    look(state, language, path);
  }

  private void look(String state, String language, String path) throws IOException {
    BROWSER.look(320, 800, Scheme.LIGHT);
    driver.get(COMPANY.root() + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
    assertThat(driver.executeScript("return document.documentElement.lang"))
        .asString()
        .startsWith(language);
    assertThat(BROWSER.complaints()).isEmpty();
    SoftAssertions all = new SoftAssertions();
    if (EVERYWHERE.contains(state) && language.equals("en")) {
      LOOKS.everywhere(all, state, language);
    } else {
      LOOKS.onAPhone(all, state, language, language.equals("en") ? Scheme.LIGHT : Scheme.DARK);
    }
    all.assertAll();
  }

  private static Stream<Arguments> inBothDirections(Map<String, String> states) {
    return states.entrySet().stream()
        .flatMap(
            state ->
                List.of("en", "ar").stream()
                    .map(language -> Arguments.of(state.getKey(), language, state.getValue())));
  }
}
