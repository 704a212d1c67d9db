package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.runportal.Depth;
import org.runportal.it.Browser.Scheme;

/**
 * How pages look, as narrow and as wide as they get, light, dark and in forced colours, and in both
 * directions of writing: what axe-core says, whether it fits, whether a finger can hit it, whether
 * anything is said by colour alone. By default each page is seen in each of these, and each two of
 * them are seen together on some page; a page that is seen once more in the same language is asked
 * only what width and colours decide. With {@code -Dthorough} each page is seen in all of them
 * together, and in a width in between, and asked everything. With {@code -Dthorough} or {@code
 * -Dpictures}, screenshots are left in {@code target/screens}.
 */
public final class Looks {
  private static final List<String> LANGUAGES = List.of("en", "ar");

  /** 320 pixels are 1280 at 400 %. */
  private static final int NARROW = 320;

  private static final boolean PICTURES = Depth.THOROUGH || System.getProperty("pictures") != null;

  private static final int BETWEEN = 768;
  private static final int WIDE = 1280;

  /** One way to look at a page. */
  public record Look(String language, int width, Scheme scheme) {
    /** What a page is called when it is seen like this. */
    String of(String state) {
      return "%s-%s-%d-%s".formatted(state, language, width, scheme).toLowerCase();
    }
  }

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

  /**
   * How to look at a page; ways of the same language follow each other.
   *
   * @param number of the page among those that are looked at: any four in a row have all pairs
   */
  public static List<Look> at(int number) {
    return Depth.THOROUGH ? every() : pairs(number);
  }

  /**
   * How to look at a page that is like another one of {@link #at}: on a phone.
   *
   * @param number of the page among those that are looked at: any two in a row have both languages
   *     and schemes
   */
  public static List<Look> onAPhone(int number) {
    Look look =
        number % 2 == 0
            ? new Look("en", NARROW, Scheme.LIGHT)
            : new Look("ar", NARROW, Scheme.DARK);
    return Depth.THOROUGH ? every() : List.of(look);
  }

  static List<Look> pairs(int number) {
    boolean first = number % 2 == 0;
    boolean narrow = number / 2 % 2 == 0;
    String language = LANGUAGES.get(first ? 0 : 1);
    int width = narrow ? NARROW : WIDE;
    int otherWidth = narrow ? WIDE : NARROW;
    return List.of(
        new Look(language, width, Scheme.LIGHT),
        new Look(language, otherWidth, Scheme.FORCED),
        new Look(LANGUAGES.get(first ? 1 : 0), otherWidth, Scheme.DARK));
  }

  static List<Look> every() {
    List<Look> every = new ArrayList<>();
    for (String language : LANGUAGES) {
      for (int width : List.of(NARROW, BETWEEN, WIDE)) {
        for (Scheme scheme : Scheme.values()) {
          every.add(new Look(language, width, scheme));
        }
      }
    }
    return every;
  }

  /**
   * Looks at a page.
   *
   * @param address of the page, without a language
   * @param state what it shows, in a word or two for the names of its pictures
   */
  public void look(SoftAssertions all, String address, String state, List<Look> looks)
      throws IOException {
    String language = "";
    for (Look look : looks) {
      browser.look(look.width(), 800, look.scheme());
      boolean another = !look.language().equals(language);
      if (another) {
        language = look.language();
        open(address, language);
        all.assertThat(browser.complaints()).as(look.of(state)).isEmpty();
      }
      all.assertThat(
              another || Depth.THOROUGH
                  ? browser.accessibilityViolations()
                  : browser.accessibilityViolationsOfLayout())
          .as(look.of(state))
          .isEmpty();
      measure(all, look.of(state));
      if (PICTURES && look.scheme() != Scheme.FORCED) {
        browser.wholeScreenshot(Path.of("target/screens", look.of(state) + ".png"));
      }
    }
  }

  private void open(String address, String language) {
    browser.driver().get(address + (address.contains("?") ? "&" : "?") + "lang=" + language);
    assertThat(browser.driver().executeScript("return document.documentElement.lang"))
        .asString()
        .startsWith(language);
  }

  private void measure(SoftAssertions all, String seen) {
    all.assertThat(found(OUT_OF_THE_WINDOW)).as("%s: out of the window", seen).isEmpty();
    all.assertThat(found(TOO_SMALL)).as("%s: too small to hit", seen).isEmpty();
    all.assertThat(found(TONES_WITHOUT_WORD_OR_SHAPE))
        .as("%s: said by colour alone", seen)
        .isEmpty();
  }

  @SuppressWarnings("unchecked")
  private List<String> found(String script) {
    return (List<String>) browser.driver().executeScript(script);
  }
}
