package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.it.Browser.Scheme;

/**
 * Every state of every page, in both directions of writing, in the widths and colours of {@link
 * Looks}: what axe-core says, whether it fits, whether a finger can hit it. Pictures are left in
 * {@code target/screens}.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EveryPageIT {
  /** One for each direction of writing: they look side by side. */
  @RegisterExtension static final Browser TO_THE_RIGHT = Browser.withScript();

  @RegisterExtension static final Browser TO_THE_LEFT = Browser.withScript();

  private static final ExecutorService SIDES = Executors.newFixedThreadPool(2);

  /** Looks at a page in one language. */
  @FunctionalInterface
  private interface Look {
    void at(SoftAssertions all, Looks looks, String language) throws IOException;
  }

  @AfterAll
  static void rest() {
    SIDES.shutdown();
  }

  static Stream<Arguments> kinds() {
    return states(PageStates.kinds());
  }

  static Stream<Arguments> more() {
    return states(PageStates.more());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void isAccessibleAndFitsHoweverItIsLookedAt(String state, String path) throws Exception {
    lookFromBothSides(path, (all, looks, language) -> looks.everywhere(all, state, language));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("more")
  void isAccessibleAndFitsOnAPhone(String state, String path) throws Exception {
    lookFromBothSides(
        path,
        (all, looks, language) ->
            looks.onAPhone(
                all, state, language, language.equals("en") ? Scheme.LIGHT : Scheme.DARK));
  }

  private static void lookFromBothSides(String path, Look look) throws Exception {
    List<Callable<Void>> sides =
        List.of(
            () -> look(TO_THE_RIGHT, path, "en", look), () -> look(TO_THE_LEFT, path, "ar", look));
    for (Future<Void> side : SIDES.invokeAll(sides)) {
      side.get();
    }
  }

  private static Void look(Browser browser, String path, String language, Look look)
      throws IOException {
    browser.open(
        path + (path.contains("?") ? "&" : "?") + "lang=" + language, 320, 800, Scheme.LIGHT);
    assertThat(browser.driver().executeScript("return document.documentElement.lang"))
        .asString()
        .startsWith(language);
    assertThat(browser.complaints()).isEmpty();
    SoftAssertions all = new SoftAssertions();
    look.at(all, new Looks(browser), language);
    all.assertAll();
    return null;
  }

  private static Stream<Arguments> states(Map<String, String> states) {
    return states.entrySet().stream().map(state -> Arguments.of(state.getKey(), state.getValue()));
  }
}
