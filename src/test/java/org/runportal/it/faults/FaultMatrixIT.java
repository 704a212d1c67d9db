package org.runportal.it.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.it.Patience;
import org.runportal.it.SecondPortal;
import org.runportal.it.Secrets;

/**
 * Every fault upstream, with a copy of the run and without, in every format, and for lists: what a
 * visitor gets and an operator reads. All cells are asked before the tests look at them, those of
 * different faults side by side; {@code target/fault-matrix.md} shows the outcome.
 *
 * <p>Each fault has two tenants of its own, one with a copy and one without, made from the one list
 * of faults, because the portal remembers: a pause the vendor asks for binds a tenant, and several
 * failures in a row make it stop calling. The faults need a server that trusts and resolves what we
 * show it, so they have one to themselves.
 */
@Order(4)
class FaultMatrixIT {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  /** What a busy machine may add; a vendor of the list that is not broken off takes longer. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private static final int SIDE_BY_SIDE = 3;

  /** The first call of each kind takes seconds of its own. */
  private static final List<String> WARM_UP = List.of("http", "https");

  private static Faults faults;
  private static SecondPortal portal;
  private static List<Result> results;

  /** What visitors of a tenant got, by tenant and what the cache did. */
  private static final Map<String, Long> OUTCOMES = new ConcurrentHashMap<>();

  private static Map<String, Long> metrics;
  private static Secrets secrets;
  private static ServerLog log;

  /** Where a secret got out, as far as visitors and operators could see until now. */
  private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

  @BeforeAll
  static void askEverything() throws IOException, InterruptedException, ExecutionException {
    Certificates certificates = new Certificates();
    Path home = SecondPortal.newHome("of-fault-matrix");
    Path names = home.resolve("hosts");
    faults = new Faults(names, certificates);
    portal = new SecondPortal(home, settings(), options(certificates, home, names));
    secrets = new Secrets(secrets());
    portal.ready();
    WARM_UP.forEach(scheme -> awaitWell("/warm-up-" + scheme + "/runs/warm-up"));
    ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    ScheduledExecutorService dumps = Executors.newScheduledThreadPool(1);
    try {
      dumps.scheduleWithFixedDelay(FaultMatrixIT::dump, 5, 10, TimeUnit.SECONDS);
      List<Future<List<Result>>> asked = new ArrayList<>();
      for (Fault fault : faults.all()) {
        asked.add(threads.submit(() -> cases(fault).flatMap(at -> ask(at).stream()).toList()));
      }
      results = new ArrayList<>();
      for (Future<List<Result>> answers : asked) {
        results.addAll(answers.get());
      }
    } finally {
      threads.shutdownNow();
      dumps.shutdown();
    }
    metrics = metrics(portal.get("/metrics").body());
    log = new ServerLog(whole());
    Files.writeString(Path.of("target/fault-matrix.md"), table());
  }

  @AfterAll
  static void close() {
    if (portal != null) {
      portal.close();
    }
    if (faults != null) {
      faults.close();
    }
  }

  static Stream<Result> results() {
    return results.stream();
  }

  @ParameterizedTest
  @MethodSource("results")
  void tellsTheVisitorWhatHappened(Result result) {
    result.isShownRight();
  }

  @ParameterizedTest
  @MethodSource("results")
  void sendsTheRightHeaders(Result result) {
    result.carriesTheRightHeaders();
  }

  @ParameterizedTest
  @MethodSource("results")
  void tellsToolsWhatItTellsTheVisitor(Result result) {
    result.isToldRightInHeaders();
  }

  @ParameterizedTest
  @MethodSource("results")
  void countsWhatItTells(Result result) {
    String tenant = result.at().tenant();
    for (String outcome : List.of("hit", "fetched", "collapsed", "stale", "none")) {
      assertThat(metric("portal_answers_total", tenant, "cache=\"" + outcome + "\""))
          .as(outcome)
          .isEqualTo(OUTCOMES.getOrDefault(tenant + " " + outcome, 0L));
    }
    Matcher detail = Pattern.compile("; detail=(\\w+)").matcher(result.header("Cache-Status"));
    if (detail.find()) {
      // a call for a list may find nothing, too; to its reader that is no list
      boolean missing =
          result.format() == Format.LIST
              && result.at().fault().meanings().contains(Meaning.NOT_FOUND);
      String outcome = missing ? "not_found" : detail.group(1);
      assertThat(metric("portal_calls_total", tenant, "outcome=\"" + outcome + "\""))
          .as("calls that ended so")
          .isPositive();
    }
  }

  private static long metric(String name, String tenant, String tag) {
    return Optional.ofNullable(metrics.get(name + " " + tenant + " " + tag)).orElseThrow();
  }

  /** The first value of each metric with each of its tags, by tenant. */
  private static Map<String, Long> metrics(String told) {
    Map<String, Long> all = new HashMap<>();
    Matcher lines =
        Pattern.compile("(?m)^(?<name>\\w+)\\{(?<tags>[^}]*)} (?<number>[0-9.E]+)$").matcher(told);
    while (lines.find()) {
      List<String> tags = List.of(lines.group("tags").split(","));
      long number = Double.valueOf(lines.group("number")).longValue();
      Optional<String> tenant = tags.stream().filter(tag -> tag.startsWith("tenant=")).findFirst();
      tenant.ifPresent(
          id ->
              tags.forEach(
                  tag ->
                      all.putIfAbsent(
                          lines.group("name") + " " + id.split("\"")[1] + " " + tag, number)));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("results")
  void answersInTime(Result result) {
    assertThat(result.slowest())
        .isLessThanOrEqualTo(
            connectTimeout(result.at().fault()).plus(readTimeout(result.at().fault())).plus(GRACE));
  }

  @ParameterizedTest
  @MethodSource("results")
  void tellsTheOperatorOnTheRightLevel(Result result) {
    result.isLoggedRight(log.calls(result.at().run()));
  }

  @ParameterizedTest
  @MethodSource("results")
  void showsNothingOfTheAnswerAndNoToken(Result result) {
    result.keepsSecrets();
  }

  @Test
  void leaksNoSecretToAnyVisitor() {
    assertThat(LEAKS).isEmpty();
  }

  /** The log is at its finest for our rooms and for the client below them. */
  @Test
  void logsNothingOfAnAnswerAndNoToken() {
    String all = portal.log();
    // our own rooms are heard; the client has nowhere to log to
    assertThat(all).contains("org.runportal.tallyfy").doesNotContain(Faults.SECRET, "Bearer ");
    assertThat(secrets.in(all)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nobody",
        "/warm-up-http",
        "/warm-up-http/runs/a.b",
        "/warm-up-http/runs/warm-up",
        "/warm-up-http/runs/warm-up/chart",
        "/health",
        "/health/live",
        "/health/ready",
        "/health/started",
        "/metrics",
        "/-/status",
        "/-/assets/portal.css",
      })
  void tellsNoSecretAnywhereElse(String path) {
    for (HttpRequest.Builder request :
        List.of(
            portal.to(path),
            portal.to(path).header("Accept", "application/json"),
            portal.to(path).POST(HttpRequest.BodyPublishers.ofString("x=y")))) {
      HttpResponse<String> answer = portal.send(request);
      assertThat(secrets.in(answer.body() + answer.headers().map())).isEmpty();
    }
  }

  @Test
  void showsNoSecretInAThreadDump() {
    String dump = Footprint.ask(portal.pid(), "Thread.print");
    assertThat(dump).contains("http-thread-pool");
    assertThat(secrets.in(dump)).isEmpty();
  }

  @Test
  void takesNoTokenToAnotherHost() {
    assertThat(faults.headsOfTheStranger()).isEmpty();
  }

  @Test
  void takesEachTokenToItsOwnTenantOnly() {
    assertThat(faults.heads())
        .hasSizeGreaterThan(100)
        .allSatisfy(
            head ->
                assertThat(head)
                    .contains(
                        "Authorization: Bearer " + Case.token(head.split("/", 3)[1]) + "\r\n"));
  }

  /**
   * One line in the log is one call, and one call is one request, over plain HTTP as over TLS and
   * also when nothing came back.
   */
  @ParameterizedTest
  @MethodSource("casesOfCalls")
  void asksAsOftenAsItSays(Case at) {
    long requests =
        faults.heads().stream().filter(head -> head.contains("/runs/" + at.run() + "?")).count();

    assertThat(log.calls(at.run())).hasSize((int) requests);
  }

  static Stream<Case> casesOfCalls() {
    return faults.all().stream()
        .filter(fault -> fault.answer().isPresent())
        .filter(fault -> !fault.meanings().contains(Meaning.READ))
        .map(fault -> new Case(fault, Case.Copy.NONE));
  }

  @Test
  void goesRoundNoCircle() {
    assertThat(faults.heads()).noneMatch(head -> head.startsWith("GET /loop/"));
  }

  @Test
  void losesNoRunToAVendorThatComesAndGoes() {
    Fault flapping =
        faults.all().stream()
            .filter(fault -> fault.name().equals(Faults.FLAPPING))
            .findFirst()
            .orElseThrow();
    Case held = new Case(flapping, Case.Copy.HELD);
    flapping.begin().accept(held.tenant());

    for (int i = 0; i < 10; i++) {
      assertThat(portal.get(held.path()).statusCode()).isEqualTo(200);
    }
  }

  /** Here, because the portal that all other tests share has its sandbox on. */
  @ParameterizedTest
  @ValueSource(strings = {"", "/switch.css", "/api/organizations/org/users"})
  void hasNoSandboxUnlessItIsTurnedOn(String path) {
    HttpResponse<String> unknown = portal.get("/nobody");

    for (HttpResponse<String> answer :
        List.of(portal.get("/-/sandbox" + path), portal.send(switching("/-/sandbox" + path)))) {
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).isEqualTo(unknown.body());
    }
  }

  @Test
  void hasFortyFaultsAtLeast() {
    assertThat(faults.all()).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
  }

  /** All tokens, and what the vendor's answers hold. */
  private static Map<String, String> secrets() {
    Map<String, String> all = new HashMap<>();
    faults.all().stream()
        .flatMap(FaultMatrixIT::cases)
        .map(Case::tenant)
        .forEach(tenant -> all.put("token of " + tenant, Case.token(tenant)));
    WARM_UP.forEach(scheme -> all.put("token of " + scheme, Case.token("warm-up-" + scheme)));
    all.put("guest code", Canaries.GUEST_CODE);
    all.put("task url", Canaries.TASK_URL);
    all.put("file", Canaries.FILE);
    all.put("webhook", Canaries.WEBHOOK);
    all.put("note", Canaries.NOTE);
    return all;
  }

  /** What the threads look like while calls are under way. */
  private static void dump() {
    secrets
        .in(Footprint.ask(portal.pid(), "Thread.print"))
        .forEach(leak -> LEAKS.add("thread dump: " + leak));
  }

  private static Stream<Case> cases(Fault fault) {
    return Stream.of(Case.Copy.values()).map(copy -> new Case(fault, copy));
  }

  private static List<Result> ask(Case at) {
    List<Format> formats = formats(at);
    if (at.copy() == Case.Copy.HELD) {
      formats.forEach(format -> awaitWell(format.path(at)));
    }
    at.fault().begin().accept(at.tenant());
    try {
      return formats.stream().map(format -> settled(at, format)).toList();
    } finally {
      at.fault().end().accept(at.tenant());
    }
  }

  /**
   * Every form of a run, and the list with a copy at every other fault and without one at the
   * others. What can be read as a run, and an answer that a filter is not understood, is no fault
   * of a list.
   */
  private static List<Format> formats(Case at) {
    Fault fault = at.fault();
    boolean ofList = !fault.meanings().contains(Meaning.READ) && !fault.name().equals("422");
    boolean turn = faults.all().indexOf(fault) % 2 == at.copy().ordinal();
    return Stream.of(Format.values())
        .filter(format -> format != Format.LIST || (ofList && turn))
        .toList();
  }

  /**
   * A copy may be shown while a newer answer is fetched; the reason is there once that call has
   * ended.
   */
  private static Result settled(Case at, Format format) {
    Result result = asked(at, format);
    Duration slowest = result.slowest();
    long begin = System.nanoTime();
    Duration call = connectTimeout(at.fault()).plus(readTimeout(at.fault())).plus(GRACE);
    while (!result.isSettled() && System.nanoTime() - begin < call.toNanos()) {
      LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      result = asked(at, format);
      slowest = slowest.compareTo(result.slowest()) < 0 ? result.slowest() : slowest;
    }
    return new Result(at, format, result.answer(), result.asked(), result.answered(), slowest);
  }

  private static Result asked(Case at, Format format) {
    Instant asked = Instant.now();
    long start = System.nanoTime();
    HttpResponse<String> answer = visit(at.tenant(), format.path(at));
    secrets
        .in(answer.body() + answer.headers().map())
        .forEach(leak -> LEAKS.add(at + ", " + format + ": " + leak));
    return new Result(
        at, format, answer, asked, Instant.now(), Duration.ofNanos(System.nanoTime() - start));
  }

  private static HttpResponse<String> visit(String tenant, String path) {
    HttpResponse<String> answer = portal.get(path);
    OUTCOMES.merge(tenant + " " + Result.outcome(answer), 1L, Long::sum);
    return answer;
  }

  private static void awaitWell(String path) {
    String tenant = path.split("/")[1];
    await(path).atMost(Patience.MAX).until(() -> visit(tenant, path).body().contains(Vendor.WELL));
  }

  /** The form of the sandbox's switch. */
  private static HttpRequest.Builder switching(String path) {
    return portal
        .to(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString("condition=down"));
  }

  /** It trusts an authority of ours and resolves names of ours, anew for every connection. */
  private static SecondPortal.Options options(Certificates certificates, Path home, Path names) {
    List<String> jvm = new ArrayList<>(certificates.trustedBy(home));
    jvm.add("-Djdk.net.hosts.file=" + names);
    jvm.add("-Dsun.net.inetaddr.ttl=0");
    jvm.add("-Dsun.net.inetaddr.negative.ttl=0");
    return new SecondPortal.Options(
        jvm, List.of("--logproperties", "src/test/resources/finest-logging.properties"), Map.of());
  }

  private static Properties settings() {
    Properties settings = new Properties();
    List<Case> cases = faults.all().stream().flatMap(FaultMatrixIT::cases).toList();
    settings.setProperty(
        "portal.tenants",
        Stream.concat(
                WARM_UP.stream().map(scheme -> "warm-up-" + scheme),
                cases.stream().map(Case::tenant))
            .collect(Collectors.joining(",")));
    // all visitors come from one address
    settings.setProperty("portal.requests-per-minute", "0");
    for (Case at : cases) {
      tenant(settings, at.tenant(), at.fault(), at.token());
    }
    for (String scheme : WARM_UP) {
      Fault any =
          faults.all().stream()
              .filter(fault -> fault.origin().startsWith(scheme + ":"))
              .findFirst()
              .orElseThrow();
      tenant(settings, "warm-up-" + scheme, any, Case.token("warm-up-" + scheme));
    }
    return settings;
  }

  private static void tenant(Properties settings, String id, Fault fault, String token) {
    String prefix = "portal.tenant." + id + ".";
    settings.setProperty(prefix + "name", "Tenant " + id);
    settings.setProperty(prefix + "organization", "org");
    settings.setProperty(prefix + "token", token);
    settings.setProperty(prefix + "api-url", fault.origin() + "/" + id + "/api");
    settings.setProperty(prefix + "access", "public");
    settings.setProperty(prefix + "list", "all");
    settings.setProperty(prefix + "connect-timeout", connectTimeout(fault).toString());
    settings.setProperty(prefix + "read-timeout", readTimeout(fault).toString());
    settings.setProperty(prefix + "fresh-for", "PT0.001S");
    settings.setProperty(prefix + "calls-per-minute", "6000");
    settings.setProperty(prefix + "cache-status", "true");
  }

  /** Short where it is to be reached, long where a busy machine must not reach it by accident. */
  private static Duration connectTimeout(Fault fault) {
    return Duration.ofMillis(fault.timesOut() ? 600 : 4000);
  }

  private static Duration readTimeout(Fault fault) {
    return Duration.ofMillis(fault.timesOut() ? 1200 : 15000);
  }

  private static String table() {
    StringBuilder table =
        new StringBuilder(
            "| fault | copy | format | status | failure | Retry-After | Cache-Status | log | ms |\n"
                + "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (Result result : results) {
      Case at = result.at();
      table.append(
          "| %s | %s | %s | %d | %s | %s | %s | %s | %d |%n"
              .formatted(
                  at.fault().name(),
                  at.copy(),
                  result.format(),
                  result.answer().statusCode(),
                  logged(at, ServerLog.Entry::failure),
                  result.header("Retry-After"),
                  result.header("Cache-Status"),
                  logged(at, ServerLog.Entry::level),
                  result.slowest().toMillis()));
    }
    return table.toString();
  }

  private static String logged(Case at, Function<ServerLog.Entry, String> what) {
    return log.calls(at.run()).stream().map(what).distinct().collect(Collectors.joining(", "));
  }

  /** The log; the server writes it a little behind its answers. */
  private static String whole() {
    AtomicLong length = new AtomicLong(-1);
    await()
        .atMost(Patience.MAX)
        .during(Duration.ofSeconds(1))
        .until(
            () -> {
              long now = portal.log().length();
              return length.getAndSet(now) == now;
            });
    return portal.log();
  }
}
