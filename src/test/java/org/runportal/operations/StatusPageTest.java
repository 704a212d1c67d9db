package org.runportal.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.cache.CachedRuns;
import org.runportal.cache.CallLimits;
import org.runportal.cache.CopyMemory;
import org.runportal.operations.StatusView.TenantLine;
import org.runportal.run.CallPermits;
import org.runportal.run.Failure;
import org.runportal.run.Question;
import org.runportal.run.RunBuilder;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.tallyfy.MovingClock;
import org.runportal.tenant.Configuration;
import org.runportal.tenant.Settings;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.web.Fact;
import org.runportal.web.Languages;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/** The status page for healthy and failing tenants. */
class StatusPageTest {
  private static final String TOKEN = "s3cr3t-t0ken";

  private final Map<String, String> settings = new HashMap<>();
  private final MovingClock clock = new MovingClock();

  /** makes every random pause minimal: half of its maximum */
  private final CallLimits gates = new CallLimits(clock, () -> 0);

  private final CachedRuns copies =
      new CachedRuns(
          new CopyMemory(),
          () -> "",
          (tenant, id) -> {
            call(tenant, Duration.ofMillis(200)).answered();
            return CompletableFuture.completedFuture(
                new RunLookup.Found(RunBuilder.aRun().build(), clock.instant()));
          },
          gates,
          clock);

  private int next;
  private Configuration configuration;

  @BeforeEach
  void configure() {
    configure("acme", "Acme");
    settings.put("portal.tenants", "acme");
    read();
  }

  @Test
  void showsThatNoCallWasMadeYet() {
    assertThat(acme().badge().text()).isEqualTo("Not called yet");
    assertThat(fact("Token")).isEqualTo("Not used yet.");
    assertThat(fact("Calls")).isEqualTo("Normal.");
    assertThat(fact("Budget")).isEqualTo("0 of 60 calls in the last minute, 60 left");
    assertThat(fact("Calls so far")).isEqualTo("None yet");
    assertThat(fact("Cached copies")).isEqualTo("None");
    assertThat(page().summary()).isEqualTo("All is well.");
  }

  @Test
  void showsAHealthyTenant() {
    find("one");
    clock.pass(Duration.ofSeconds(40));
    find("two");
    clock.pass(Duration.ofSeconds(2));

    assertThat(acme().badge().text()).isEqualTo("OK");
    assertThat(acme().home()).isEqualTo("/root/acme");
    assertThat(fact("Token")).isEqualTo("Tallyfy accepts it.");
    assertThat(fact("Budget")).isEqualTo("2 of 60 calls in the last minute, 58 left");
    assertThat(fact("Calls so far")).isEqualTo("2 answered");
    assertThat(fact("Response times"))
        .isEqualTo("Half of them within 250 milliseconds, 95 of 100 within 250 milliseconds");
    assertThat(fact("Cached copies")).isEqualTo("2 processes, age: 2 seconds to 42 seconds");
    assertThat(page().summary()).isEqualTo("All is well.");
  }

  @Test
  void showsARefusedTokenUntilItIsAccepted() {
    find("one");
    fail(Failure.REFUSED);
    clock.pass(Duration.ofMinutes(3));

    assertThat(acme().badge().text()).isEqualTo("Token refused");
    assertThat(fact("Token"))
        .isEqualTo(
            "Tallyfy refused it 3 minutes ago. Put a new one into portal.tenant.acme.token: in the"
                + " secrets directory it counts for the next call, elsewhere after a restart. Copies"
                + " are shown for 15 minutes after a refusal, then no more.");
    assertThat(fact("Calls so far")).isEqualTo("1 answered and 1 refused");
    assertThat(fact("Last failure")).isEqualTo("Tallyfy has refused our access (3 minutes ago)");
    assertThat(page().summary()).isEqualTo("1 of 1 organizations needs attention.");

    find("two");
    assertThat(fact("Token")).isEqualTo("Tallyfy accepts it.");
  }

  @Test
  void showsNoTokenStatusWithoutAResponse() {
    fail(Failure.UNREACHABLE);

    assertThat(fact("Token")).isEqualTo("Unknown: Tallyfy has not answered so far.");
    assertThat(fact("Calls")).isEqualTo("Normal; the last one failed.");
    assertThat(acme().badge().text()).isEqualTo("Paused");
  }

  @Test
  void aMissingRunIsNoFailureAndProvesTheToken() {
    fail(Failure.NOT_FOUND);

    assertThat(fact("Token")).isEqualTo("Tallyfy accepts it.");
    assertThat(fact("Calls so far")).isEqualTo("0 answered and 1 not found");
    assertThat(acme().facts()).extracting(Fact::label).doesNotContain("Last failure");
    assertThat(acme().badge().text()).isEqualTo("OK");
  }

  @Test
  void describesTheBreakerUntilItCloses() {
    for (int i = 0; i < 5; i++) {
      fail(Failure.TIMED_OUT);
    }
    assertThat(acme().badge().text()).isEqualTo("Not answering");
    assertThat(fact("Calls"))
        .isEqualTo("Stopped after too many failures in a row. Next attempt in 1 second.");

    clock.pass(Duration.ofSeconds(30));
    assertThat(fact("Calls"))
        .isEqualTo(
            "Stopped after too many failures in a row. The next call checks whether Tallyfy is"
                + " back.");

    find("one");
    assertThat(fact("Calls")).isEqualTo("Normal.");
    assertThat(fact("Response times"))
        .isEqualTo("Half of them within 250 milliseconds, 95 of 100 within 250 milliseconds");
  }

  @Test
  void showsThePauseOfRetryAfter() {
    call(tenant(), Duration.ofMillis(10)).failed(Failure.BUSY, Optional.of(Duration.ofSeconds(90)));
    clock.pass(Duration.ofMillis(100));

    assertThat(acme().badge().text()).isEqualTo("Paused");
    assertThat(fact("Calls")).isEqualTo("Tallyfy is limiting requests. Next call in 1 minute.");
  }

  @Test
  void showsAnExhaustedBudget() {
    settings.put("portal.tenant.acme.calls-per-minute", "1");
    read();
    find("one");
    clock.pass(Duration.ofSeconds(5));

    assertThat(fact("Budget")).isEqualTo("1 of 1 calls in the last minute, 0 left");
    assertThat(fact("Calls")).isEqualTo("The budget is used up. Next call in 55 seconds.");
  }

  @Test
  void showsCallTimes() {
    call(tenant(), Duration.ofSeconds(20)).answered();
    assertThat(fact("Response times")).isEqualTo("More than half took longer than 10 seconds");

    for (int i = 0; i < 3; i++) {
      call(tenant(), Duration.ofMillis(2400)).answered();
    }
    assertThat(fact("Response times"))
        .isEqualTo(
            "Half of them within 2.5 seconds; more than 5 of 100 took longer than 10 seconds");
  }

  @Test
  void listsTheInvalidKeysOfATenantWithoutValues() {
    settings.put("portal.tenants", "acme,globex");
    configure("globex", "Globex");
    settings.remove("portal.tenant.globex.organization");
    settings.put("portal.tenant.globex.token", TOKEN + " with blanks");
    settings.put("portal.status.access", "everybody");
    read();

    TenantLine globex = page().tenants().get(1);
    assertThat(globex.badge().text()).isEqualTo("Off");
    assertThat(globex.home()).isEmpty();
    assertThat(globex.keys())
        .containsExactly("portal.tenant.globex.organization", "portal.tenant.globex.token");
    assertThat(page().keys()).containsExactly("portal.status.access");
    assertThat(page().summary()).isEqualTo("1 of 2 organizations needs attention.");
    assertThat(page().toString()).doesNotContain(TOKEN);
  }

  @Test
  void showsThatNoTenantIsConfigured() {
    settings.clear();
    read();

    assertThat(page().summary()).isEqualTo("No organization is set up.");
    assertThat(page().keys()).containsExactly("portal.tenants");
  }

  static List<Locale> languages() {
    return Languages.SPOKEN;
  }

  @ParameterizedTest
  @MethodSource("languages")
  void isCompleteInEveryLanguage(Locale language) {
    find("one");
    for (Failure failure : Failure.values()) {
      clock.pass(Duration.ofMinutes(20));
      fail(failure);
    }

    StatusView page = page(language);

    assertThat(page.tenants().get(0).facts())
        .hasSize(8)
        .allSatisfy(fact -> assertThat(fact.text()).isNotBlank().doesNotContain("{", "status."));
    assertThat(page.toString()).doesNotContain(TOKEN);
  }

  private void configure(String id, String name) {
    settings.put("portal.tenant." + id + ".name", name);
    settings.put("portal.tenant." + id + ".organization", "3cfeeeb53c6600dd116e8377bee2843a");
    settings.put("portal.tenant." + id + ".token", TOKEN);
  }

  private void read() {
    configuration = Configuration.of(Settings.of(key -> Optional.ofNullable(settings.get(key))));
  }

  private Tenant tenant() {
    return configuration.tenants().named(new TenantId("acme")).orElseThrow();
  }

  private void find(String run) {
    assertThat(find(copies, tenant(), RunId.parse(run).orElseThrow()))
        .isInstanceOf(RunLookup.Found.class);
  }

  private void fail(Failure failure) {
    call(tenant(), Duration.ofMillis(200)).failed(failure, Optional.empty());
  }

  private CallPermits.Permit call(Tenant tenant, Duration took) {
    Question question = new Question.OfRun(new RunId("run" + next++));
    CallPermits.Permit call = (CallPermits.Permit) gates.request(tenant, question);
    clock.pass(took);
    return call;
  }

  private StatusView page() {
    return page(Locale.ENGLISH);
  }

  private StatusView page(Locale language) {
    Texts texts = Texts.in(language);
    return StatusPage.view(
        configuration.tenants(),
        configuration.problems(),
        new StatusWords(texts, new Moments(clock.instant(), ZoneId.of("UTC"), texts)),
        copies,
        "/root");
  }

  private TenantLine acme() {
    return page().tenants().get(0);
  }

  private String fact(String label) {
    return acme().facts().stream()
        .filter(fact -> fact.label().equals(label))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static RunLookup find(CachedRuns runs, Tenant tenant, RunId id) {
    return runs.find(tenant, id).answer().join();
  }
}
