package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.runportal.it.Browser.Scheme;

/** Every job of a visitor with Tab, Shift-Tab, Enter, Space and the arrows alone. */
@SharedPortal
@RunAsClient
class KeyboardIT {
  @RegisterExtension static final Browser BROWSER = Browser.withScript();

  private static final String RUN = DemoRuns.page("Vendor onboarding");
  private static final int MANY = 200;

  /** What is wrong with how the focus is shown; empty when it is seen whole. */
  private static final String FOCUS_NOT_SEEN =
      """
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const wrong = [];
      if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) wrong.push('no outline');
      if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
        wrong.push('outside of the window');
      else {
        const x = Math.max(0, box.left) + 2, y = Math.max(0, box.top) + 2;
        const top = document.elementFromPoint(x, y);
        if (top && !element.contains(top) && !top.contains(element)) wrong.push('covered');
      }
      return wrong.length ? element.outerHTML.slice(0, 120) + ': ' + wrong.join(', ') : '';
      """;

  @AfterEach
  void forgetChoices() {
    BROWSER.driver().manage().deleteAllCookies();
  }

  @Test
  void jumpsOverTheHeader() {
    BROWSER.open(RUN, 360, 640, Scheme.LIGHT);
    press(Keys.TAB);
    assertThat(focused().getAttribute("class")).isEqualTo("skip");
    assertThat(focused().getLocation().getY()).isGreaterThanOrEqualTo(0);
    press(Keys.ENTER);
    assertThat(focused().getAttribute("id")).isEqualTo("content");
    press(Keys.TAB);
    assertThat(
            BROWSER
                .driver()
                .executeScript(
                    "return document.getElementById('content').contains(document.activeElement)"))
        .isEqualTo(true);
  }

  @Test
  void findsARun() {
    BROWSER.open("/demo", 360, 640, Scheme.LIGHT);
    tabTo("#find");
    new Actions(BROWSER.driver()).sendKeys(RUN.substring(RUN.lastIndexOf('/') + 1)).perform();
    toNextPage(Keys.ENTER);

    assertThat(BROWSER.driver().getCurrentUrl()).isEqualTo(Portal.root() + RUN);
  }

  @Test
  void narrowsAListOfProcesses() {
    BROWSER.open("/demo", 360, 640, Scheme.LIGHT);
    tabTo(".runs .task-filter summary");
    press(Keys.ENTER);
    tabTo("#list-words");
    new Actions(BROWSER.driver()).sendKeys("harbour").perform();
    toNextPage(Keys.ENTER);

    assertThat(BROWSER.driver().getCurrentUrl()).contains("words=harbour");
  }

  @Test
  void opensAProcessOfAList() {
    BROWSER.open("/demo?words=harbour", 360, 640, Scheme.LIGHT);
    tabTo(".run-rows a");
    toNextPage(Keys.ENTER);

    assertThat(BROWSER.driver().getCurrentUrl()).contains("/demo/runs/");
  }

  @Test
  void opensAListedOrganization() {
    BROWSER.open("/", 360, 640, Scheme.LIGHT);
    tabTo("#find");
    tabTo(".choices a");
    toNextPage(Keys.ENTER);

    assertThat(BROWSER.driver().getCurrentUrl()).isEqualTo(Portal.root() + "/demo");
  }

  @Test
  void opensAndClosesWhatIsFolded() {
    BROWSER.open(RUN, 360, 640, Scheme.LIGHT);
    tabTo(".timeline summary");
    press(Keys.ENTER);
    assertThat(focused().findElement(By.xpath("..")).getAttribute("open")).isNotNull();
    press(Keys.SPACE);
    assertThat(focused().findElement(By.xpath("..")).getAttribute("open")).isNull();
  }

  @Test
  void showsOnlySomeTasks() {
    BROWSER.open(DemoRuns.page("Office move"), 360, 640, Scheme.LIGHT);
    tabTo(".ways-to-tasks a:not([aria-current])");
    toNextPage(Keys.ENTER);

    assertThat(BROWSER.driver().getCurrentUrl()).contains("?show=");
  }

  @Test
  void asksAgain() {
    BROWSER.open(RUN + "?lang=en", 360, 640, Scheme.LIGHT);
    tabTo(".age a");
    toNextPage(Keys.ENTER);

    assertThat(BROWSER.driver().getCurrentUrl()).isEqualTo(Portal.root() + RUN);
  }

  @Test
  void changesTheLanguageFromTheTopOfThePageAndKeepsIt() {
    BROWSER.open(RUN, 360, 640, Scheme.LIGHT);
    tabTo(".preferences summary");
    press(Keys.ENTER);
    tabTo("a[hreflang=de]");
    toNextPage(Keys.ENTER);
    assertThat(language()).isEqualTo("de");

    BROWSER.open("/demo", 360, 640, Scheme.LIGHT);
    assertThat(language()).isEqualTo("de");
  }

  @Test
  void changesTheTimeZoneAndKeepsIt() {
    BROWSER.open(RUN, 360, 640, Scheme.LIGHT);
    tabTo(".preferences summary");
    press(Keys.SPACE);
    tabTo("#zone");
    new Actions(BROWSER.driver()).sendKeys("Tokyo").perform();
    tabTo(".zone button");
    toNextPage(Keys.SPACE);
    assertThat(BROWSER.driver().getCurrentUrl()).endsWith("?zone=Asia%2FTokyo");
    assertThat(page()).contains("JST");

    BROWSER.open(RUN, 360, 640, Scheme.LIGHT);
    assertThat(page()).contains("JST").contains("Tokyo (UTC+9)");
  }

  @Test
  void goesBackTheWayItCame() {
    BROWSER.open(RUN, 360, 640, Scheme.LIGHT);
    press(Keys.TAB);
    press(Keys.TAB);
    WebElement second = focused();
    press(Keys.TAB);
    new Actions(BROWSER.driver())
        .keyDown(Keys.SHIFT)
        .sendKeys(Keys.TAB)
        .keyUp(Keys.SHIFT)
        .perform();

    assertThat(focused()).isEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LIGHT /", "DARK /demo", "LIGHT RUN", "DARK RUN", "FORCED RUN", "LIGHT /nobody"})
  void showsWhereItIsAtEveryStop(String look) {
    String[] words = look.split(" ");
    BROWSER.open(words[1].replace("RUN", RUN), 360, 640, Scheme.valueOf(words[0]));
    openEverything();
    long stops = stops();
    assertThat(stops).isPositive();
    for (int i = 0; i < stops; i++) {
      press(Keys.TAB);
      assertThat((String) BROWSER.driver().executeScript(FOCUS_NOT_SEEN)).isEmpty();
    }
  }

  @Test
  void movesNothingForWhoWantsNoMotion() {
    BROWSER.open(RUN, 360, 640, Scheme.LIGHT);
    BROWSER
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of(
                "features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));

    assertThat(
            BROWSER
                .driver()
                .executeScript(
                    """
                    return [...document.querySelectorAll('*')].filter(element => {
                      const style = getComputedStyle(element);
                      return style.animationName !== 'none' || style.scrollBehavior === 'smooth'
                        || style.transitionDuration.split(',').some(time => parseFloat(time) > 0);
                    }).length + document.getAnimations().length"""))
        .isEqualTo(0L);
  }

  private static void tabTo(String selector) {
    for (int i = 0; i < MANY; i++) {
      press(Keys.TAB);
      if ((boolean)
          BROWSER
              .driver()
              .executeScript("return document.activeElement.matches(arguments[0])", selector)) {
        return;
      }
    }
    throw new AssertionError("no way to " + selector + " with the Tab key");
  }

  private static void press(Keys key) {
    new Actions(BROWSER.driver()).sendKeys(key).perform();
  }

  private static void toNextPage(Keys key) {
    WebElement page = BROWSER.driver().findElement(By.tagName("html"));
    press(key);
    new WebDriverWait(BROWSER.driver(), Patience.MAX).until(ExpectedConditions.stalenessOf(page));
  }

  private static void openEverything() {
    BROWSER
        .driver()
        .executeScript("document.querySelectorAll('details').forEach(d => d.open = true)");
  }

  /** How many places of a page the Tab key stops at. */
  private static long stops() {
    return (long)
        BROWSER
            .driver()
            .executeScript(
                "return document.querySelectorAll('a[href], button, summary, select,"
                    + " input:not([type=hidden]), [tabindex=\"0\"]').length");
  }

  private static WebElement focused() {
    return BROWSER.driver().switchTo().activeElement();
  }

  private static String language() {
    return BROWSER.driver().findElement(By.tagName("html")).getAttribute("lang");
  }

  private static String page() {
    return BROWSER.driver().getPageSource();
  }
}
