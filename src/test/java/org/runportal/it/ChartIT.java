package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.runportal.it.Patience.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.runportal.Depth;
import org.runportal.it.Browser.Scheme;
import org.runportal.it.screens.ChartScreen;
import org.runportal.it.screens.RunScreen;

/** The chart page: what is drawn, how it is moved, and that its scripts stay there. */
class ChartIT {
  @RegisterExtension static final QuietPortal PORTAL = new QuietPortal();
  @RegisterExtension static final Browser BROWSER = Browser.of(PORTAL);

  private static final Pattern RESOURCE =
      Pattern.compile("(?:src|href)=\"(/jakarta\\.faces\\.resource/[^\"]+)\"");

  @BeforeEach
  void forgetWhatEarlierPagesSaid() {
    BROWSER.complaints();
  }

  @Test
  void drawsBarsStagesAndThePresent() {
    ChartScreen chart = chart("Vendor onboarding", 1280, Scheme.LIGHT);

    assertThat(chart.groups())
        .containsExactly("Intake", "Compliance review", "Go-live", "Other tasks");
    assertThat(chart.bars("name")).isEqualTo(11);
    assertThat(chart.bars("plan")).isEqualTo(11);
    assertThat(chart.bars("real")).isGreaterThanOrEqualTo(8);
    assertThat(chart.bars("late")).isEqualTo(1);
    assertThat(chart.hasNowLine()).isTrue();
    // bars and line are drawn as the clock of the tenant shows, whatever zone the browser is in
    LocalDateTime clock = LocalDateTime.ofInstant(Instant.now(), ZoneId.of("Europe/Berlin"));
    assertThat(LocalDateTime.ofInstant(chart.now(), ZoneOffset.UTC))
        .isCloseTo(clock, within(1, ChronoUnit.MINUTES));
    assertThat(BROWSER.complaints()).isEmpty();
  }

  @Test
  void isMovedByKeys() {
    ChartScreen chart = chart("Vendor onboarding", 1280, Scheme.LIGHT);
    Instant from = chart.from();
    Duration whole = Duration.between(from, chart.to());
    String said = chart.window();

    assertThat(chart.hasTabStop()).isTrue();
    chart.press("+");
    Duration closer = Duration.between(chart.from(), chart.to());
    assertThat(closer).isLessThan(whole);
    // said once the chart rests
    await().untilAsserted(() -> assertThat(chart.window()).isNotEqualTo(said));

    Instant before = chart.from();
    chart.press(Keys.ARROW_RIGHT);
    assertThat(chart.from()).isAfter(before);
    chart.press(Keys.ARROW_LEFT);
    assertThat(chart.from()).isCloseTo(before, within(1, ChronoUnit.SECONDS));
    chart.press("-");
    assertThat(Duration.between(chart.from(), chart.to())).isGreaterThan(closer);
    chart.press("+");
    chart.press(Keys.HOME);
    assertThat(chart.from()).isCloseTo(from, within(1, ChronoUnit.SECONDS));
    await().untilAsserted(() -> assertThat(chart.window()).isEqualTo(said));
  }

  @Test
  void isMovedByButtons() {
    ChartScreen chart = chart("Vendor onboarding", 360, Scheme.LIGHT);
    Instant from = chart.from();
    Instant to = chart.to();

    chart.click("in");
    assertThat(chart.from()).isAfter(from);
    assertThat(chart.to()).isBefore(to);
    Instant before = chart.from();
    chart.click("later");
    assertThat(chart.from()).isAfter(before);
    chart.click("earlier");
    assertThat(chart.from()).isCloseTo(before, within(1, ChronoUnit.SECONDS));
    chart.click("now");
    assertThat(chart.from()).isBefore(chart.now());
    assertThat(chart.to()).isAfter(chart.now());
    chart.click("out");
    chart.click("whole");
    assertThat(chart.from()).isCloseTo(from, within(1, ChronoUnit.SECONDS));
    assertThat(chart.to()).isCloseTo(to, within(1, ChronoUnit.SECONDS));
  }

  /** In the widths and colours of {@link Looks}; these two runs have all pairs of them. */
  @ParameterizedTest
  @CsvSource({"0, Vendor onboarding", "2, Office move"})
  void isAccessibleAndFitsLightAndDarkNarrowAndWide(int number, String run) {
    look(run, Looks.at(number));
  }

  @ParameterizedTest
  @CsvSource({"0, Riyadh branch", "1, Long names"})
  void isAccessibleAndFitsOnAPhone(int number, String run) {
    look(run, Looks.onAPhone(number));
  }

  private static void look(String run, List<Looks.Look> looks) {
    boolean first = true;
    for (Looks.Look look : looks) {
      chart(run, look.width(), look.scheme());
      assertThat(new RunScreen(BROWSER.driver()).width())
          .as("%s, %s scrolls sideways", run, look)
          .isLessThanOrEqualTo(look.width());
      assertThat(
              first || Depth.THOROUGH
                  ? BROWSER.accessibilityViolations()
                  : BROWSER.accessibilityViolationsOfLayout())
          .as("%s, %s", run, look)
          .isEmpty();
      first = false;
    }
    assertThat(BROWSER.complaints()).isEmpty();
  }

  @Test
  void showsMarkupInANameAsText() {
    chart("Long names", 1280, Scheme.LIGHT);

    assertThat(BROWSER.driver().executeScript("return document.images.length")).isEqualTo(0L);
    assertThat(BROWSER.driver().getPageSource()).contains("&lt;img src=x onerror");
  }

  @Test
  void printsTheTable() {
    ChartScreen chart = chart("Vendor onboarding", 768, Scheme.LIGHT);
    BROWSER.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    boolean printed = chart.showsChart();
    int rows = chart.rows().size();
    BROWSER.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));

    assertThat(printed).isFalse();
    assertThat(rows).isEqualTo(12);
  }

  @Test
  void drawsNothingWhereNothingHasATime() {
    HttpResponse<String> response = PORTAL.get(DemoRuns.page("Supplier survey") + "/chart");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("There are no tasks.").doesNotContain("<script");
  }

  @Test
  void loadsScriptsOnTheChartAlone() {
    String page = DemoRuns.page("Vendor onboarding");

    assertThat(PORTAL.get(page).body()).contains(page + "/chart\"").doesNotContain("<script");
    assertThat(policy(page)).doesNotContain("script-src");
    assertThat(policy("/demo")).doesNotContain("script-src");

    HttpResponse<String> chart = PORTAL.get(page + "/chart");
    assertThat(chart.headers().allValues("Content-Security-Policy")).hasSize(1);
    Matcher nonce =
        Pattern.compile("; script-src 'self' 'nonce-([0-9a-f]{32})'$").matcher(policy(chart));
    assertThat(nonce.find()).isTrue();
    assertThat(policy(chart))
        .startsWith("default-src 'none'; style-src 'self'; ")
        .doesNotContain("unsafe");
    assertThat(chart.body())
        .contains("<script id=\"timeline_s\" nonce=\"" + nonce.group(1) + "\">")
        .doesNotContain("<style")
        .doesNotContain(" style=")
        .doesNotContainPattern(" on[a-z]+=\"")
        .contains("href=\"" + page + "\"");
    assertThat(chart.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(chart.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void everyAnswerHasANonceOfItsOwn() {
    String page = DemoRuns.page("Vendor onboarding") + "/chart";

    assertThat(policy(page)).isNotEqualTo(policy(page));
  }

  @Test
  void takesNoNonceFromTheAddress() {
    HttpResponse<String> response =
        PORTAL.get(
            DemoRuns.page("Vendor onboarding")
                + "/chart?jakarta.faces.ViewState=stateless&primefaces.nonce=MTIz");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(policy(response)).doesNotContain("script-src");
  }

  @Test
  void browsersMayKeepTheScripts() {
    Matcher resource =
        RESOURCE.matcher(PORTAL.get(DemoRuns.page("Vendor onboarding") + "/chart").body());
    int found = 0;
    while (resource.find()) {
      HttpResponse<String> file = PORTAL.get(resource.group(1).replace("&amp;", "&"));
      assertThat(file.statusCode()).as(resource.group(1)).isEqualTo(200);
      assertThat(file.headers().firstValue("Cache-Control"))
          .as(resource.group(1))
          .contains("public, max-age=31536000, immutable");
      assertThat(file.headers().firstValue("Set-Cookie")).isEmpty();
      found++;
    }

    assertThat(found).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/jakarta.faces.resource/nothing.js.xhtml?ln=primefaces&v=15.0.13",
        "/jakarta.faces.resource/web.xml.xhtml",
        "/jakarta.faces.resource/",
        "/-/assets/nothing.js?v=1",
      })
  void noBrowserKeepsWhatIsNotThere(String path) {
    HttpResponse<String> response = PORTAL.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @CsvSource({
    "/busy/runs/busy/chart,503",
    "/stormy/runs/slow/chart,504",
    "/stormy/runs/rubbish/chart,502",
    "/demo/runs/gone/chart,404",
    "/demo/runs/a.b/chart,404",
    "/closed/runs/x/chart,404",
    "/demo/runs/x/other,404",
  })
  void failsAsTheRunPageDoes(String path, int status) {
    // where so much fails, the portal may be leaving the vendor alone for a moment
    HttpResponse<String> response =
        await()
            .pollInterval(Duration.ofMillis(500))
            .until(() -> PORTAL.get(path), answer -> answer.statusCode() == status);

    assertThat(policy(response)).doesNotContain("script-src");
  }

  private static String policy(String path) {
    return policy(PORTAL.get(path));
  }

  private static String policy(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Security-Policy").orElseThrow();
  }

  private static ChartScreen chart(String run, int width, Scheme scheme) {
    BROWSER.open(DemoRuns.page(run) + "/chart", width, 800, scheme);
    return new ChartScreen(BROWSER.driver()).drawn();
  }
}
