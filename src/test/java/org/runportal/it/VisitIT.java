package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which language and which time zone a visitor is answered in, and how a choice is kept. */
@SharedPortal
@RunAsClient
class VisitIT {
  private static final String RUN = DemoRuns.page("Vendor onboarding");

  private static final Pattern DAY =
      Pattern.compile("Target go-live date</dt>\\s*<dd[^>]*>\\s*([^<]*\\S)\\s*<");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?lang=de | ltr | Wie es weitergeht | 5 von 12 Aufgaben",
        "?lang=fr | ltr | La suite          | 5 sur 12 tâches",
        "?lang=es | ltr | Qué viene ahora   | 5 de 12 tareas",
        "?lang=ar | rtl | الخطوة التالية    | 5 من 12 مهمة",
        "?lang=en | ltr | What happens next | 5 of 12 tasks",
      })
  void speaksTheLanguageThatIsChosen(String query, String direction, String next, String count) {
    String language = query.substring(query.length() - 2);

    assertThat(Portal.get(RUN + query).body())
        .containsPattern("<html[^>]* lang=\"" + language + "(-GB)?\" dir=\"" + direction + "\"")
        .contains(next, count)
        .containsPattern(
            "<a href=\"\\?lang=%s\" lang=\"%s\" hreflang=\"%s\" dir=\"%s\" aria-current=\"true\">"
                .formatted(language, language, language, direction))
        .containsOnlyOnce("aria-current");
  }

  @Test
  void offersEveryLanguageByItsOwnNameAndKeepsTheRestOfTheQuery() {
    String page = Portal.get("/demo?find=a%20b&lang=fr").body();

    for (String language : List.of("English", "Deutsch", "Français", "Español", "العربية")) {
      assertThat(page).contains(">" + language + "</a>");
    }
    assertThat(page)
        .contains("href=\"?find=a%20b&amp;lang=de\"")
        .contains("<input type=\"hidden\" name=\"find\" value=\"a b\"")
        .contains("<input type=\"hidden\" name=\"lang\" value=\"fr\"");
  }

  @Test
  void keepsAChoiceInACookieThatNoScriptReads() {
    HttpResponse<String> response = Portal.get(RUN + "?lang=de&zone=Asia/Kathmandu");

    assertThat(response.headers().allValues("Set-Cookie"))
        .hasSize(2)
        .allSatisfy(
            cookie ->
                assertThat(cookie)
                    .contains("Max-Age=31536000")
                    .contains("Path=/")
                    .contains("HttpOnly")
                    .contains("SameSite=Lax")
                    .doesNotContain("Secure"))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("lang=de;"))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("zone=Asia/Kathmandu;"));
    assertThat(response.headers().allValues("Vary")).contains("Accept-Language, Cookie");
    assertThat(ask(RUN, "lang=de; zone=Asia/Kathmandu", "fr").body())
        .contains("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"de\"")
        .contains("Kathmandu (UTC+5:45)");
    assertThat(ask(RUN, "lang=de", "").headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void takesAChoiceBack() {
    HttpResponse<String> response = ask(RUN + "?zone=&lang=", "zone=Asia/Kathmandu; lang=de", "");

    assertThat(response.body()).contains("What happens next").contains("Time zone: Berlin");
    assertThat(response.headers().allValues("Set-Cookie"))
        .hasSize(2)
        .allMatch(cookie -> cookie.contains("Max-Age=0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lang=xx",
        "lang=%00",
        "lang=de%0d%0aSet-Cookie:%20a=b",
        "zone=Mars/Olympus",
        "zone=%2B02:00",
        "zone=../../etc/passwd",
        "zone=%3Cscript%3E",
      })
  void passesOverAChoiceThatNamesNothing(String query) {
    HttpResponse<String> response = Portal.get(RUN + "?" + query);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("What happens next").contains("Time zone: Berlin");
    assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(ask(RUN, query, "").body()).contains("What happens next");
  }

  @Test
  void asksTheBrowserWhereNothingWasChosenAndTheTenantAfterThat() {
    assertThat(ask(RUN, "", "nl, ar-EG;q=0.8, de;q=0.5").body())
        .contains("lang=\"ar\" dir=\"rtl\"");
    assertThat(ask(RUN, "", "nl, zh").body()).contains("lang=\"en-GB\"");
    assertThat(ask(RUN, "", "en-US,en;q=0.9").body()).contains("lang=\"en-GB\"");
    assertThat(ask(RUN, "lang=es", "de").body()).contains("lang=\"es\"");
  }

  @Test
  void tellsTimesInTheChosenZoneAndLeavesDaysAlone() {
    String berlin = Portal.get(RUN).body();
    String kiribati = Portal.get(RUN + "?zone=Pacific/Kiritimati").body();

    assertThat(berlin).containsPattern("\\d\\d:\\d\\d\u00a0CES?T");
    assertThat(kiribati).doesNotContainPattern("\\d\\d:\\d\\d\u00a0CES?T").contains("UTC+14");
    assertThat(day(kiribati)).matches("\\d{1,2} [A-Z][a-z]{2} \\d{4}").isEqualTo(day(berlin));
  }

  @Test
  void speaksTheVisitorsLanguageOnErrorPagesAndShowsNothingOfTheTenant() {
    for (String cookie : List.of("lang=de; zone=Asia/Riyadh", "")) {
      HttpResponse<String> unknown = ask("/nobody/runs/x", cookie, "de");
      HttpResponse<String> closed = ask("/closed/runs/x", cookie, "de");
      HttpResponse<String> missing =
          ask("/demo/runs/00000000000000000000000000000000", cookie, "de");

      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(unknown.body()).contains("Seite nicht gefunden").contains("lang=\"de\"");
      assertThat(unknown.headers().allValues("Vary")).contains("Accept-Language, Cookie");
      assertThat(closed.body()).isEqualTo(unknown.body());
      assertThat(missing.body()).isEqualTo(unknown.body());
    }
    assertThat(ask("/busy/runs/busy", "", "fr").body()).contains("Tallyfy limite les requêtes");
    assertThat(Portal.get("/nobody?lang=ar").headers().allValues("Set-Cookie")).hasSize(1);
    assertThat(Portal.get("/stormy/runs/broken?lang=ar").headers().allValues("Set-Cookie"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/-/assets/portal.css?lang=de", "/health/live?lang=de", "/globex/logo?lang=de"})
  void keepsNothingForWhatIsNoPage(String path) {
    HttpResponse<String> response = Portal.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(response.headers().allValues("Vary")).doesNotContain("Accept-Language, Cookie");
  }

  @Test
  void keepsTheQueryWhereASlashIsForgiven() {
    assertThat(Portal.get("/demo/?lang=de").headers().firstValue("Location"))
        .contains("/demo?lang=de");
  }

  /** A calendar day that was filled in, as the page shows it. */
  private static String day(String page) {
    Matcher answer = DAY.matcher(page);
    assertThat(answer.find()).isTrue();
    return answer.group(1);
  }

  private static HttpResponse<String> ask(String path, String cookie, String languages) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Portal.root() + path)).GET();
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    if (!languages.isEmpty()) {
      request.header("Accept-Language", languages);
    }
    return Portal.send(request);
  }
}
