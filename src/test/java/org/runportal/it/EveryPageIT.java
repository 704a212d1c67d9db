package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
 * axe-core says, whether it fits, whether a finger can hit it. A picture of each is left in {@code
 * target/screens}.
 */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class EveryPageIT {
  @RegisterExtension static final Browser BROWSER = Browser.withScript();

  /** 320 pixels are 1280 at 400 %. */
  private static final int[] WIDTHS = {320, 768, 1280};

  /** To the right or, where it is written from right to left, to the left. */
  private static final String OUT_OF_THE_WINDOW =
      """
      const root = document.documentElement;
      const out = [...document.querySelectorAll('header *, main *, footer *')]
        .filter(element => !element.closest('.unseen, .table, symbol'))
        .map(element => [element.outerHTML.slice(0, 120), element.getBoundingClientRect()])
        .filter(([html, box]) => box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
        .map(([html, box]) => html + ' from ' + box.left + ' to ' + box.right);
      return root.scrollWidth > root.clientWidth ? ['scrolls sideways', ...out] : out;
      """;

  private static final String TOO_SMALL =
      """
      document.querySelectorAll('details').forEach(details => details.open = true);
      const inSentence = element => getComputedStyle(element).display === 'inline'
        && [...element.parentElement.childNodes].some(
          node => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
      const small = [...document.querySelectorAll(
          'a[href], button, summary, select, input:not([type=hidden]), [tabindex="0"]')]
        .filter(element => !inSentence(element))
        .map(element => [element.outerHTML.slice(0, 120), element.getBoundingClientRect()])
        .filter(([html, box]) => box.width < 24 || box.height < 24)
        .map(([html, box]) => html + ' is ' + box.width + ' x ' + box.height);
      document.querySelectorAll('details').forEach(details => details.open = false);
      return small;
      """;

  private static final String TONES_WITHOUT_WORD_OR_SHAPE =
      """
      return [...document.querySelectorAll('.badge, li[data-tone]')].filter(element => {
        const tone = element.dataset.tone ?? [...element.classList].find(c => c.startsWith('badge-'));
        const shape = element.querySelector('use')?.getAttribute('href');
        return !element.textContent.trim() || !shape || !shape.endsWith(tone.replace('badge-', ''));
      }).map(element => element.outerHTML.slice(0, 120));
      """;

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
    for (int width : WIDTHS) {
      for (Scheme scheme : Scheme.values()) {
        look(all, state, language, width, scheme);
      }
    }
    all.assertAll();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("more")
  void isAccessibleAndFitsOnAPhone(String state, String language, String path) throws IOException {
    open(path, language);
    SoftAssertions all = new SoftAssertions();
    look(all, state, language, WIDTHS[0], language.equals("en") ? Scheme.LIGHT : Scheme.DARK);
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

  private static void look(
      SoftAssertions all, String state, String language, int width, Scheme scheme)
      throws IOException {
    BROWSER.look(width, 800, scheme);
    String seen = "%s-%s-%d-%s".formatted(state, language, width, scheme).toLowerCase();
    all.assertThat(BROWSER.accessibilityViolations()).as(seen).isEmpty();
    all.assertThat(found(OUT_OF_THE_WINDOW)).as("%s: out of the window", seen).isEmpty();
    all.assertThat(found(TOO_SMALL)).as("%s: too small to hit", seen).isEmpty();
    all.assertThat(found(TONES_WITHOUT_WORD_OR_SHAPE))
        .as("%s: told by colour alone", seen)
        .isEmpty();
    BROWSER.wholeScreenshot(Path.of("target/screens", seen + ".png"));
  }

  @SuppressWarnings("unchecked")
  private static List<String> found(String script) {
    return (List<String>) BROWSER.driver().executeScript(script);
  }

  private static Stream<Arguments> inBothDirections(Map<String, String> states) {
    return states.entrySet().stream()
        .flatMap(
            state ->
                Stream.of("en", "ar")
                    .map(language -> Arguments.of(state.getKey(), language, state.getValue())));
  }
}
