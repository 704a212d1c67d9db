package org.runportal.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.runportal.Depth;
import org.runportal.it.Browser.Scheme;

/**
 * How the page that is open looks, as narrow and as wide as it gets, light and dark, and in forced
 * colours: what axe-core says, whether it fits, whether a finger can hit it, whether anything is
 * told by colour alone. With {@code -Dthorough} also in between, and forced colours in every width.
 * Pictures are left in {@code target/screens}.
 */
public final class Looks {
  /** 320 pixels are 1280 at 400 %. */
  private static final int NARROW = 320;

  private static final int WIDE = 1280;
  private static final int[] WIDTHS =
      Depth.THOROUGH ? new int[] {NARROW, 768, WIDE} : new int[] {NARROW, WIDE};

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

  private final Browser browser;

  public Looks(Browser browser) {
    this.browser = browser;
  }

  /** In all the widths and colours. */
  public void everywhere(SoftAssertions all, String state, String language) throws IOException {
    for (int width : WIDTHS) {
      for (Scheme scheme : Scheme.values()) {
        if (scheme == Scheme.FORCED && width != NARROW && !Depth.THOROUGH) {
          continue;
        }
        String seen = look(all, state, language, width, scheme);
        if (scheme == Scheme.LIGHT) {
          measure(all, seen);
        }
        if ((width == NARROW || width == WIDE) && scheme != Scheme.FORCED) {
          keep(seen);
        }
      }
    }
  }

  /** As narrow as it gets. */
  public void onAPhone(SoftAssertions all, String state, String language, Scheme scheme)
      throws IOException {
    String seen = look(all, state, language, NARROW, scheme);
    measure(all, seen);
    keep(seen);
  }

  private String look(SoftAssertions all, String state, String language, int width, Scheme scheme) {
    browser.look(width, 800, scheme);
    String seen = "%s-%s-%d-%s".formatted(state, language, width, scheme).toLowerCase();
    all.assertThat(browser.accessibilityViolations()).as(seen).isEmpty();
    return seen;
  }

  private void measure(SoftAssertions all, String seen) {
    all.assertThat(found(OUT_OF_THE_WINDOW)).as("%s: out of the window", seen).isEmpty();
    all.assertThat(found(TOO_SMALL)).as("%s: too small to hit", seen).isEmpty();
    all.assertThat(found(TONES_WITHOUT_WORD_OR_SHAPE))
        .as("%s: told by colour alone", seen)
        .isEmpty();
  }

  private void keep(String seen) throws IOException {
    browser.wholeScreenshot(Path.of("target/screens", seen + ".png"));
  }

  @SuppressWarnings("unchecked")
  private List<String> found(String script) {
    return (List<String>) browser.driver().executeScript(script);
  }
}
