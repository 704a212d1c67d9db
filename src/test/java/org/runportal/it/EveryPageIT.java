package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.it.Browser.Scheme;

/**
 * Every state of every page, in both directions of writing, in every width and colour: what
 * axe-core says, whether it fits, whether a finger can hit it. Pictures are left in {@code
 * target/screens}.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EveryPageIT {
  @RegisterExtension static final Browser BROWSER = Browser.withScript();

  private static final Looks LOOKS = new Looks(BROWSER);

  static Stream<Arguments> kinds() {
    return inBothDirections(PageStates.kinds());
  }

  static Stream<Arguments> more() {
    return inBothDirections(PageStates.more());
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("kinds")
  void isAccessibleAndFitsHoweverItIsLookedAt(String state, String language, String path)
      throws IOException {
    open(path, language);
    SoftAssertions all = new SoftAssertions();
    LOOKS.everywhere(all, state, language);
    all.assertAll();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("more")
  void isAccessibleAndFitsOnAPhone(String state, String language, String path) throws IOException {
    open(path, language);
    SoftAssertions all = new SoftAssertions();
    LOOKS.onAPhone(all, state, language, language.equals("en") ? Scheme.LIGHT : Scheme.DARK);
    all.assertAll();
  }

  private static void open(String path, String language) {
    BROWSER.open(
        path + (path.contains("?") ? "&" : "?") + "lang=" + language, 320, 800, Scheme.LIGHT);
    assertThat(BROWSER.driver().executeScript("return document.documentElement.lang"))
        .asString()
        .startsWith(language);
    assertThat(BROWSER.complaints()).isEmpty();
  }

  private static Stream<Arguments> inBothDirections(Map<String, String> states) {
    return states.entrySet().stream()
        .flatMap(
            state ->
                Stream.of("en", "ar")
                    .map(language -> Arguments.of(state.getKey(), language, state.getValue())));
  }
}
