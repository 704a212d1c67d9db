package org.runportal.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.it.SecondPortal;

/**
 * 200 visitors look at 50 runs of 5 tenants, whose vendors fail at random, for as long as {@code
 * -Dsoak=PT5M} says; without it nobody looks. {@code -Dsoak.seed=…} repeats what the vendors did
 * (not what the visitors' threads did: those are the machine's).
 *
 * <p>The visitors come in rounds with a rest in between, in which the server is measured. What was
 * found is in {@code target/soak.md}.
 */
@EnabledIfSystemProperty(named = "soak", matches = "PT?.+")
class SoakIT {
  private static final Duration LENGTH = Duration.parse(System.getProperty("soak", "PT5M"));
  private static final long SEED = Long.getLong("soak.seed", new Random().nextInt(1_000_000));
  private static final int ROUNDS = 3;
  private static final int WARM_UPS = 5;

  /** Or the collector leaves some garbage where it is, and the heap is measured with it. */
  private static final String NO_GARBAGE_LEFT = "-XX:MarkSweepDeadRatio=0";

  private static final double FLAT = 1.05;

  private static Soak soak;
  private static SecondPortal portal;
  private static Crowd crowd;
  private static List<Page> pages;
  private static List<Footprint> footprints;
  private static Map<Page, List<String>> wrong;
  private static long late;
  private static Accounting accounting;
  private static Map<Integer, Long> metered;

  @BeforeAll
  static void lookForAWhile() throws IOException {
    Path home = SecondPortal.newHome("of-soak");
    Certificates certificates = new Certificates();
    soak = new Soak(home.resolve("hosts"), certificates, SEED);
    List<String> jvm = new ArrayList<>(certificates.trustedBy(home));
    jvm.add(NO_GARBAGE_LEFT);
    portal =
        new SecondPortal(home, soak.settings(), new SecondPortal.Options(jvm, List.of(), Map.of()));
    portal.ready();
    crowd = new Crowd("http://127.0.0.1:" + portal.port(), SEED);
    crowd.warmUp(WARM_UPS);
    // rests are not counted: the weather goes on in them, with nobody to see it
    Duration tour = soak.tour();
    soak.begin(LENGTH.multipliedBy(2).plusMinutes(1));
    crowd.look(tour);
    footprints = new ArrayList<>(List.of(rest()));
    for (int round = 0; round < ROUNDS; round++) {
      crowd.look(LENGTH.dividedBy(ROUNDS));
      footprints.add(rest());
    }
    metered = counts(portal.get("/metrics").body());
    pages = crowd.pages();
    List<Calls.Call> calls = soak.calls();
    Judge judge = new Judge(calls, pages);
    wrong =
        pages.stream()
            .collect(Collectors.toMap(page -> page, judge::faultsOf, (one, other) -> one));
    wrong.values().removeIf(List::isEmpty);
    late = pages.stream().filter(judge::isForWantOfTime).count();
    accounting = new Accounting(calls, soak.heads(), pages);
    String summary = summary();
    System.out.println(summary);
    Files.writeString(Path.of("target/soak.md"), summary);
  }

  @AfterAll
  static void close() {
    Stream.of(crowd, portal, soak)
        .filter(each -> each != null)
        .forEach(
            each -> {
              try {
                each.close();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }

  @Test
  void showsNoWrongPage() {
    assertThat(wrong).as("of %s pages", pages.size()).isEmpty();
  }

  @Test
  void showsEnoughToJudgeBy() {
    assertThat(pages).hasSizeGreaterThan((int) (LENGTH.toSeconds() * 20));
    assertThat(pages.stream().map(Page::at).distinct()).hasSize(Place.TENANTS * Place.RUNS);
    assertThat(pages.stream().flatMap(page -> page.reason().stream()).distinct())
        .as("every kind of failure")
        .hasSize(Meaning.values().length - 1);
    assertThat(pages)
        .as("copies with an excuse")
        .anyMatch(page -> page.showsRun() && page.reason().isPresent());
  }

  @Test
  void keepsItsHeapFlat() {
    assertThat(last().heap()).isLessThanOrEqualTo((long) (first().heap() * FLAT));
  }

  @Test
  void closesWhatItOpens() {
    assertThat(last().handles()).isLessThanOrEqualTo((long) (first().handles() * FLAT));
  }

  @Test
  void makesNoCallThatNobodyNeeds() {
    assertThat(accounting.unknown()).isEmpty();
    assertThat(accounting.unasked()).isEmpty();
    assertThat(accounting.tooSoon()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void staysWithinTheBudget(int tenant) {
    assertThat(accounting.mostInAMinute(tenant)).isBetween(1, Soak.budget(tenant));
  }

  @ParameterizedTest
  @MethodSource("tenants")
  void tellsMonitoringOfEachCall(int tenant) {
    assertThat(metered.get(tenant)).isEqualTo(accounting.requests(tenant));
  }

  static IntStream tenants() {
    return IntStream.rangeClosed(1, Place.TENANTS);
  }

  private static Footprint first() {
    return footprints.get(0);
  }

  private static Footprint last() {
    return footprints.get(footprints.size() - 1);
  }

  /** Measures the server once it has closed what its visitors and its last calls left. */
  private static Footprint rest() {
    AtomicLong open = new AtomicLong(-1);
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(500))
        .during(Duration.ofSeconds(2))
        .until(
            () -> {
              long now = Footprint.handles(portal.pid());
              return open.getAndSet(now) == now;
            });
    return Footprint.of(portal.pid());
  }

  /** The calls of each tenant, as monitoring reads them. */
  private static Map<Integer, Long> counts(String metrics) {
    return IntStream.rangeClosed(1, Place.TENANTS)
        .boxed()
        .collect(
            Collectors.toMap(
                tenant -> tenant,
                tenant ->
                    metrics
                        .lines()
                        .filter(line -> line.startsWith("portal_calls_total{"))
                        .filter(line -> line.contains("tenant=\"" + Place.id(tenant) + "\""))
                        .mapToLong(
                            line ->
                                (long)
                                    Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()));
  }

  private static String summary() {
    long[] times = pages.stream().mapToLong(page -> page.took().toMillis()).sorted().toArray();
    Map<String, Long> statuses = new TreeMap<>();
    pages.forEach(
        page ->
            statuses.merge(
                page.status() + page.reason().map(metered -> " " + metered).orElse(""),
                1L,
                Long::sum));
    Map<String, Long> said = new TreeMap<>();
    soak.calls()
        .forEach(call -> said.merge(call.fault().map(Fault::name).orElse("well"), 1L, Long::sum));
    StringBuilder text = new StringBuilder("# Soak\n\n");
    text.append(
        "%s after the warm-up, seed %d, %d visitors, %d runs of %d tenants.%n%n"
            .formatted(LENGTH, SEED, Crowd.VISITORS, Place.all().size(), Place.TENANTS));
    text.append("| what | figure |\n| --- | --- |\n");
    row(text, "pages", pages.size());
    row(text, "wrong pages", wrong.size());
    row(text, "pages that blame the vendor for this machine's slowness", late);
    statuses.forEach((status, count) -> row(text, "status " + status, count));
    row(
        text,
        "p50, p95, p99 in ms",
        "%d, %d, %d".formatted(at(times, 50), at(times, 95), at(times, 99)));
    row(text, "requests at the vendor", soak.heads().size());
    row(text, "calls the portal counts", metered.values().stream().mapToLong(n -> n).sum());
    row(text, "of them for runs", soak.calls().size());
    row(
        text,
        "unknown, unasked, too soon",
        "%d, %d, %d"
            .formatted(
                accounting.unknown().size(),
                accounting.unasked().size(),
                accounting.tooSoon().size()));
    tenants()
        .forEach(
            tenant ->
                row(
                    text,
                    "most calls in a minute, tenant %d (budget %d)"
                        .formatted(tenant, Soak.budget(tenant)),
                    accounting.mostInAMinute(tenant)));
    text.append(
        "\n| measured after | heap in kB | handles | threads |\n| --- | --- | --- | --- |\n");
    for (int i = 0; i < footprints.size(); i++) {
      Footprint footprint = footprints.get(i);
      text.append(
          "| %s | %d | %d | %d |%n"
              .formatted(
                  i == 0 ? "the warm-up" : "round " + i,
                  footprint.heap() / 1024,
                  footprint.handles(),
                  footprint.threads()));
    }
    text.append("\n| the vendor said | times |\n| --- | --- |\n");
    said.forEach((what, count) -> row(text, what, count));
    accounting.tooSoon().stream()
        .limit(10)
        .forEach(calls -> text.append("%n    too soon: %s%n".formatted(calls)));
    wrong.entrySet().stream()
        .limit(20)
        .forEach(
            entry -> text.append("%n    %s%n    %s%n".formatted(entry.getValue(), entry.getKey())));
    return text.toString();
  }

  private static void row(StringBuilder text, String what, Object figure) {
    text.append("| %s | %s |%n".formatted(what, figure));
  }

  private static long at(long[] sorted, int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }
}
