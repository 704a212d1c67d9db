package org.runportal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantsTest {
  private static final String SECRET = "s3cr3t-t0ken";

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "portal.tenants", "acme",
              "portal.tenant.acme.name", "Acme",
              "portal.tenant.acme.organization", "3cfeeeb53c6600dd116e8377bee2843a",
              "portal.tenant.acme.token", SECRET));

  @Test
  void needsNoMoreThanNameOrganizationAndToken() {
    Tenant acme = acme();

    assertThat(acme.apiUrl()).hasToString("https://go.tallyfy.com/api");
    assertThat(acme.linkToRun("r1"))
        .contains("https://go.tallyfy.com/3cfeeeb53c6600dd116e8377bee2843a/processes/r1");
    assertThat(acme.linkToTask("r1", "t1")).isEmpty();
    assertThat(acme.access()).isEqualTo(Tenant.Access.SIGNED_IN);
    assertThat(acme.timeZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(acme.locale()).isEqualTo(Locale.ENGLISH);
    assertThat(acme.limits())
        .isEqualTo(
            new Tenant.Limits(
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofHours(24),
                60));
  }

  @Test
  void namesEveryMissingAndBadKeyAtOnceAndNoValue() {
    settings.remove("portal.tenant.acme.name");
    settings.put("portal.tenant.acme.api-url", "ftp://user:" + SECRET + "@host/");
    settings.put("portal.tenant.acme.time-zone", "Middle/Earth");
    settings.put("portal.tenant.acme.fresh-for", "15 seconds");

    assertThat(tenants().all()).isEmpty();
    assertThat(tenants().problems(new TenantId("acme")))
        .isEqualTo(tenants().problems())
        .extracting(Problem::toString)
        .containsExactly(
            "portal.tenant.acme.name is missing",
            "portal.tenant.acme.api-url is not an http or https address",
            "portal.tenant.acme.time-zone is not a time zone such as Europe/Berlin",
            "portal.tenant.acme.fresh-for is not a duration above zero such as PT10S");
  }

  @Test
  void runsTheOtherTenantsWhenOneIsIncomplete() {
    settings.put("portal.tenants", "globex, acme, Not A Name");

    assertThat(tenants().all()).extracting(tenant -> tenant.id().value()).containsExactly("acme");
    assertThat(tenants().listed()).extracting(TenantId::value).containsExactly("globex", "acme");
    assertThat(tenants().problems()).extracting(Problem::key).contains("portal.tenants");
  }

  @ParameterizedTest
  @CsvSource({
    "frame-ancestors, *",
    "frame-ancestors, data:",
    "frame-ancestors, 'https://intranet.example, self'",
    "frame-ancestors, https://intranet.example/wiki",
    "frame-ancestors, https://*",
    "frame-ancestors, https://intranet.example; script-src *",
    "api-url, not a url",
    "api-url, https://host/?q=1",
    "api-url, mailto:me@host",
    "access, everybody",
    "locale, english language",
    "accent-color, blue",
    "logo, /no/such/file.png",
    "connect-timeout, PT0S",
    "read-timeout, -PT1S",
    "copy-max-age, tomorrow",
    "calls-per-minute, 0",
    "calls-per-minute, many",
    "run-link, javascript:alert(1)",
    "task-link, /relative",
    "organization, ../other",
    "token, two words",
  })
  void refusesAValueThatCannotBeMeant(String key, String value) {
    settings.put("portal.tenant.acme." + key, value);

    assertThat(tenants().all()).isEmpty();
    assertThat(tenants().problems())
        .singleElement()
        .asString()
        .contains("portal.tenant.acme." + key)
        .doesNotContain(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "featured-runs|r1=Fit-out, phase 2|entry 2: none is listed",
        "run-link|https://t.example/{process}|has a placeholder that is none of",
        "task-link|https://t.example/{run}/{step}|has a placeholder that is none of",
        "locale|nl-NL|is a language that the pages do not have",
      })
  void whatOnlyConcernsLooksCostsNoMoreThanItself(String key, String value, String said) {
    settings.put("portal.tenant.acme." + key, value);

    assertThat(tenants().all()).hasSize(1);
    assertThat(tenants().problems()).isEmpty();
    assertThat(tenants().remarks())
        .singleElement()
        .asString()
        .startsWith("portal.tenant.acme." + key + " ")
        .contains(said)
        .doesNotContain(value);
    assertThat(acme().featuredRuns()).isEmpty();
    assertThat(acme().linkToTask("r1", "t1")).isEmpty();
    assertThat(acme().linkToRun("r1").isEmpty()).isEqualTo(key.equals("run-link"));
  }

  @Test
  void aBackslashKeepsACommaInALabel() {
    settings.put("portal.tenant.acme.featured-runs", "r1=Fit-out\\, phase 2,r2=Roof");

    assertThat(acme().featuredRuns())
        .containsExactly(
            new Tenant.FeaturedRun("r1", "Fit-out, phase 2"), new Tenant.FeaturedRun("r2", "Roof"));
  }

  @Test
  void anEmptyRunLinkMeansNoLink() {
    settings.put("portal.tenant.acme.run-link", "");

    assertThat(acme().linkToRun("r1")).isEmpty();
  }

  @Test
  void fillsLinksWithOrganizationRunAndTask() {
    settings.put("portal.tenant.acme.task-link", "https://t.example/{org}/{run}/{task}");

    assertThat(acme().linkToTask("r1", "t1"))
        .contains("https://t.example/3cfeeeb53c6600dd116e8377bee2843a/r1/t1");
  }

  @Test
  void dropsTheSlashAtTheEndOfTheApiAddress() {
    settings.put("portal.tenant.acme.api-url", "https://api.tallyfy.com/");

    assertThat(acme().apiUrl()).hasToString("https://api.tallyfy.com");
  }

  @Test
  void neverPrintsTheToken() {
    assertThat(acme().toString()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"health", "metrics", "openapi", "-", "A", "a_b", "a.b", "", "ä"})
  void aTenantCannotTakeANameTheServerAnswersItself(String name) {
    assertThat(TenantId.parse(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"#ffcc00", "#ffffff", "#000000", "#0b5f8a", "#7f7f7f", "#ff0000"})
  void makesEveryAccentReadableOnBothPages(String color) {
    AccentColor accent = AccentColor.parse(color).orElseThrow();

    assertThat(contrast(accent.onLight(), "#f1f4f7")).isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(accent.onDark(), "#1d252d")).isGreaterThanOrEqualTo(4.5);
  }

  private Tenant acme() {
    assertThat(tenants().problems()).isEmpty();
    return tenants().named(new TenantId("acme")).orElseThrow();
  }

  private Tenants tenants() {
    return new Tenants(Settings.of(key -> Optional.ofNullable(settings.get(key))));
  }

  /** WCAG's own formula, written down a second time on purpose. */
  private static double contrast(String one, String other) {
    double a = luminance(Integer.parseInt(one.substring(1), 16));
    double b = luminance(Integer.parseInt(other.substring(1), 16));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(int rgb) {
    double sum = 0;
    double[] weights = {0.0722, 0.7152, 0.2126};
    for (int i = 0; i < 3; i++) {
      double c = ((rgb >> (8 * i)) & 0xff) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
