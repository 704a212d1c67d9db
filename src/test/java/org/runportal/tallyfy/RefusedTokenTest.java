package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.tallyfy.TallyfyStub.json;
import static org.runportal.tallyfy.TallyfyStub.status;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.LogCapture;
import org.runportal.cache.CachedRuns;
import org.runportal.cache.CallLimits;
import org.runportal.cache.CopyMemory;
import org.runportal.cache.TenantStatus;
import org.runportal.run.Failure;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.tenant.SecretsDirectory;
import org.runportal.tenant.Settings;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;
import org.runportal.tenant.Tokens;
import org.runportal.transport.Transport;

/**
 * A token that Tallyfy refuses, from the file it stands in to what visitors and operators learn.
 * Answers are fresh for 15 seconds, and copies shown for 15 minutes after a refusal.
 */
@Timeout(60)
class RefusedTokenTest {
  private static final String KEY = "portal.tenant.acme.token";
  private static final String RUNS = "organizations/" + TestTenants.ORGANIZATION + "/runs/";
  private static final Duration DUE = Duration.ofSeconds(30);

  @RegisterExtension final TallyfyStub vendor = new TallyfyStub();
  @TempDir private Path secrets;

  @RegisterExtension private final LogCapture log = new LogCapture("org.runportal");

  private final MovingClock clock = new MovingClock();

  /** the only token the vendor takes */
  private String valid = "first-token";

  private Transport transport;
  private Tenant acme;
  private CachedRuns runs;

  @BeforeEach
  void open() throws IOException {
    write("first-token");
    open("PT15M", clock);
  }

  private void open(String copiesAfterRefusal, Clock time) {
    Map<String, String> plain = new HashMap<>();
    plain.put("portal.tenants", "acme");
    plain.put("portal.tenant.acme.name", "Acme");
    plain.put("portal.tenant.acme.organization", TestTenants.ORGANIZATION);
    plain.put("portal.tenant.acme.api-url", vendor.url().toString());
    plain.put("portal.tenant.acme.copies-after-refusal", copiesAfterRefusal);
    Settings settings = new Settings(List.of(new Plain(plain), new SecretsDirectory(secrets)));
    acme = new Tenants(settings).named(new TenantId("acme")).orElseThrow();
    transport = new Transport(Runnable::run);
    CallLimits limits = new CallLimits(time, () -> 0);
    TallyfyCalls calls =
        new TallyfyCalls(limits, new Tokens(settings, time), transport, Runnable::run, time);
    runs = new CachedRuns(new CopyMemory(), () -> "", new TallyfyRuns(calls, time), limits, time);
    for (String run : List.of("r", "s", "t")) {
      vendor.answers(
          RUNS + run,
          exchange ->
              (("Bearer " + valid).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                      ? json("{\"data\":{\"id\":\"%s\",\"name\":\"A run\"}}".formatted(run))
                      : status(401))
                  .answer(exchange));
    }
  }

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void logsOnceHoweverManyCallsAreRefusedAndOnceWhenOneIsAcceptedAgain() throws IOException {
    find("r");
    valid = "second-token";
    for (int i = 0; i < 10; i++) {
      clock.pass(Duration.ofSeconds(15));
      // the first refusal comes behind the page
      Awaitility.await().until(() -> find("r") instanceof RunLookup.Old);
      find("s");
    }
    assertThat(calls()).isEqualTo(21);
    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("SEVERE tenant acme: Tallyfy refuses our token (401")
        .contains(KEY, "PT15M")
        .doesNotContain("first-token", "second-token");

    write("second-token");
    clock.pass(Duration.ofSeconds(15));
    find("r");
    find("s");
    clock.pass(Duration.ofSeconds(30));
    find("r");

    assertThat(lines())
        .hasSize(3)
        .endsWith(
            "INFO " + KEY + " was replaced: the new token is used from now on",
            "WARNING tenant acme: Tallyfy accepts the token of " + KEY + " again");
  }

  @Test
  void aReplacedTokenCountsForTheVeryNextCallAfterARefusal() throws IOException {
    valid = "second-token";
    assertThat(find("r")).isEqualTo(new RunLookup.Failed(Failure.REFUSED));
    write("second-token");

    assertThat(find("s")).as("the next call").isInstanceOf(RunLookup.Found.class);
    assertThat(find("r")).as("whose refusal is of yesterday").isInstanceOf(RunLookup.Found.class);
    assertThat(calls()).isEqualTo(3);
  }

  @Test
  void aTokenReplacedBeforeItIsRefusedCountsHalfAMinuteLaterAtMost() throws IOException {
    find("r");
    write("second-token");
    clock.pass(DUE.minusMillis(1));
    find("s");
    assertThat(tokens()).containsExactly("Bearer first-token", "Bearer first-token");

    clock.pass(Duration.ofMillis(1));
    find("t");
    assertThat(tokens()).endsWith("Bearer second-token").hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words"})
  void whatCannotBeATokenDoesNotTakeThePlaceOfOne(String text) throws IOException {
    find("r");
    write(text);
    for (int i = 0; i < 3; i++) {
      clock.pass(DUE);
      find("r");
    }
    assertThat(tokens()).hasSize(4).containsOnly("Bearer first-token");
    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith("WARNING " + KEY + " ")
        .endsWith("; the token read before stays in use");
  }

  @Test
  void aTokenThatEverybodyCanReadIsNotTaken() throws IOException {
    find("r");
    write("second-token");
    Files.setPosixFilePermissions(
        secrets.resolve(KEY), PosixFilePermissions.fromString("rw-r--r--"));
    clock.pass(DUE);
    find("r");

    assertThat(tokens()).containsOnly("Bearer first-token");
    assertThat(lines()).singleElement().asString().contains("everybody can read");
  }

  @Test
  void copiesAreShownWithTheReasonForAQuarterOfAnHourAndThenNoMore() {
    Instant read = clock.instant();
    find("r");
    find("s");
    valid = "second-token";
    clock.pass(Duration.ofSeconds(30));
    assertOld("r", read);

    // what is left of the time is real, and the machine may be slow
    clock.pass(Duration.ofMinutes(15).minusSeconds(30));
    assertOld("r", read);
    assertOld("s", read);
    assertThat(runs.status(acme).copies().runs()).isEqualTo(2);

    clock.pass(Duration.ofSeconds(30));
    assertThat(runs.status(acme).copies().runs()).isZero();
    assertThat(find("r")).isEqualTo(new RunLookup.Failed(Failure.REFUSED));
    assertThat(find("s")).isEqualTo(new RunLookup.Failed(Failure.REFUSED));
  }

  @Test
  void aCopyThatIsFreshByItsTimeIsWithheldToo() throws IOException {
    find("r");
    valid = "second-token";
    find("s");
    clock.pass(Duration.ofMinutes(15));
    // before the vendor is asked for this one
    assertThat(runs.numbered(acme, "1")).isEmpty();
    assertThat(find("r")).isEqualTo(new RunLookup.Failed(Failure.REFUSED));

    write("second-token");
    clock.pass(Duration.ofSeconds(15));
    assertThat(find("r")).isInstanceOf(RunLookup.Found.class);
  }

  @Test
  void noCopyIsShownWhereTheTimeIsNone() {
    transport.close();
    open("PT0S", clock);
    find("r");
    valid = "second-token";
    clock.pass(Duration.ofSeconds(30));

    assertThat(find("r")).isEqualTo(new RunLookup.Failed(Failure.REFUSED));
  }

  @Test
  void whatMayNotBeShownAnyMoreLeavesTheMemoryThoughNobodyAsksForIt() {
    transport.close();
    open("PT1S", Clock.systemUTC());
    WeakReference<Run> memory = new WeakReference<>(((RunLookup.Found) find("r")).run());
    valid = "second-token";
    assertThat(find("s")).isEqualTo(new RunLookup.Failed(Failure.REFUSED));

    Awaitility.await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(memory.get()).isNull();
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 410})
  void aCopyIsDroppedAtOnceWhenTheVendorSaysThatTheRunIsNotOursToSee(int status) {
    find("r");
    vendor.answers(RUNS + "r", status(status));
    clock.pass(Duration.ofSeconds(30));

    assertThat(find("r")).isEqualTo(new RunLookup.Failed(Failure.NOT_FOUND));
    assertThat(runs.status(acme).copies().runs()).isZero();
    assertThat(runs.status(acme).token().state())
        .as("that answer means the token was accepted")
        .isEqualTo(TenantStatus.Token.State.ACCEPTED);
  }

  @Test
  void theStatusSaysSinceWhenTheTokenIsRefused() throws IOException {
    assertThat(token(TenantStatus.Token.State.UNTRIED)).isEmpty();
    find("r");
    assertThat(token(TenantStatus.Token.State.ACCEPTED)).isEmpty();

    valid = "second-token";
    clock.pass(Duration.ofSeconds(30));
    Instant refused = clock.instant();
    find("r");
    clock.pass(Duration.ofMinutes(1));
    find("r");
    assertThat(token(TenantStatus.Token.State.REFUSED)).contains(refused);

    write("second-token");
    find("s");
    assertThat(token(TenantStatus.Token.State.ACCEPTED)).isEmpty();
  }

  private Optional<Instant> token(TenantStatus.Token.State expected) {
    TenantStatus.Token token = runs.status(acme).token();
    assertThat(token.state()).isEqualTo(expected);
    return token.refusedSince();
  }

  private void assertOld(String run, Instant asOf) {
    assertThat(find(run))
        .isInstanceOfSatisfying(
            RunLookup.Old.class,
            old -> {
              assertThat(old.failure()).isEqualTo(Failure.REFUSED);
              assertThat(old.asOf()).isEqualTo(asOf);
              assertThat(old.retryAfter()).as("nobody knows when").isEmpty();
            });
  }

  private RunLookup find(String run) {
    return runs.find(acme, new RunId(run)).answer().join();
  }

  private int calls() {
    return vendor.asked().size();
  }

  private List<String> tokens() {
    return vendor.asked().stream().map(asked -> asked.headers().getFirst("Authorization")).toList();
  }

  /** What operators read: lower levels are not read by default. */
  private List<String> lines() {
    return log.records().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.INFO.intValue())
        .map(
            entry ->
                entry.getLevel()
                    + " "
                    + (entry.getParameters() == null
                        ? entry.getMessage()
                        : MessageFormat.format(entry.getMessage(), entry.getParameters())))
        .toList();
  }

  private void write(String token) throws IOException {
    Path file = secrets.resolve(KEY);
    Files.deleteIfExists(file);
    Files.writeString(file, token + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
  }

  private record Plain(Map<String, String> values) implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return values.keySet();
    }

    @Override
    public String getValue(String key) {
      return values.get(key);
    }

    @Override
    public String getName() {
      return "plain";
    }
  }
}
