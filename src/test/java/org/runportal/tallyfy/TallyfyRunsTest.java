package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.runportal.tallyfy.TallyfyStub.answer;
import static org.runportal.tallyfy.TallyfyStub.json;
import static org.runportal.tallyfy.TallyfyStub.sample;
import static org.runportal.tallyfy.TallyfyStub.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.LogCapture;
import org.runportal.cache.CallLimits;
import org.runportal.run.Failure;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.RunSource;
import org.runportal.tenant.Tenant;
import org.runportal.transport.Transport;

@Timeout(60)
class TallyfyRunsTest {
  private static final Instant NOW = Instant.parse("2026-03-12T10:00:00Z");
  private static final RunId RUN = new RunId("5ca49afa783e779cda46ded7c9b8f9df");
  private static final String PATH =
      "organizations/" + TestTenants.ORGANIZATION + "/runs/" + RUN.value();
  private static final String SMALL = "{\"data\":{\"id\":\"r\",\"name\":\"A run\"}}";
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  @RegisterExtension final TallyfyStub vendor = new TallyfyStub();

  @RegisterExtension private final LogCapture log = new LogCapture(TallyfyRuns.class);

  /** What a slow vendor has done: its pace is our clock, as slow as the machine is. */
  private final AtomicInteger steps = new AtomicInteger();

  /** Whether a vendor that says nothing more was left. */
  private final AtomicBoolean ended = new AtomicBoolean();

  private ExecutorService threads;
  private Transport transport;
  private RunSource runs;
  private Tenant acme;

  @BeforeEach
  void open() {
    threads = Executors.newCachedThreadPool();
    transport = new Transport(threads);
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    runs =
        new TallyfyRuns(
            new TallyfyCalls(
                new CallLimits(clock, new Random(7)),
                TestTenants.tokens(clock),
                transport,
                threads,
                clock),
            clock);
    acme = TestTenants.tenant("acme", vendor.url());
  }

  @AfterEach
  void close() {
    transport.close();
    threads.shutdownNow();
  }

  @Test
  void asksOnceForEverything() {
    vendor.answers(PATH, sample("docs-get-process.json"));

    RunLookup answer = fetch(acme, RUN);

    assertThat(answer).isInstanceOf(RunLookup.Found.class);
    assertThat(((RunLookup.Found) answer).asOf()).isEqualTo(NOW);
    assertThat(vendor.asked()).hasSize(1);
    TallyfyStub.Asked asked = vendor.asked().get(0);
    assertThat(asked.query().replace("%2C", ",").split("&"))
        .containsExactlyInAnyOrder(
            "with=checklist,tasks,tags,assets,next_task,permissions,tasks_meta,ko_form_fields,"
                + "form_fields,stages,folders,member_watchers,guest_watchers,tasks.threads,"
                + "tasks.form_fields",
            "form_fields_values=true");
    assertThat(asked.headers().get("Authorization")).containsExactly("Bearer acme-secret");
    assertThat(asked.headers().get("Accept")).containsExactly("application/json");
    assertThat(asked.headers().get("X-Tallyfy-Client")).containsExactly("APIClient");
    assertThat(asked.headers()).doesNotContainKey("Content-Type");
  }

  @Test
  void readsTheDocumentedSample() {
    vendor.answers(PATH, sample("docs-get-process.json"));

    RunLookup.Found found = (RunLookup.Found) fetch(acme, RUN);

    assertThat(found.run().id()).hasToString("run_id_abc");
    assertThat(found.run().about().name()).contains("Onboarding - Globex Corp");
  }

  @Test
  void keepsTheConnectionBetweenCalls() {
    vendor.answers(PATH, sample("docs-get-process.json"));
    List<Integer> ports = new ArrayList<>();
    vendor.answers(
        PATH,
        exchange -> {
          ports.add(exchange.getRemoteAddress().getPort());
          sample("docs-get-process.json").answer(exchange);
        });

    fetch(acme, RUN);
    fetch(acme, RUN);

    assertThat(ports).hasSize(2);
    assertThat(ports.get(0)).isEqualTo(ports.get(1));
  }

  @ParameterizedTest
  @CsvSource({
    "404, NOT_FOUND",
    "410, NOT_FOUND",
    "401, REFUSED",
    "402, REFUSED",
    "429, BUSY",
    "500, UNREACHABLE",
    "502, UNREACHABLE",
    "503, UNREACHABLE",
    "504, UNREACHABLE",
    "599, UNREACHABLE",
    "201, UNREADABLE",
    "204, UNREADABLE",
    "206, UNREADABLE",
    "304, UNREADABLE",
    "400, UNREADABLE",
    "405, UNREADABLE",
    "409, UNREADABLE",
    "418, UNREADABLE",
    "422, UNREADABLE",
    "666, UNREADABLE"
  })
  void namesTheFailureOfAStatus(int status, Failure failure) {
    byte[] body = status == 204 || status == 304 ? new byte[0] : SMALL.getBytes();
    vendor.answers(PATH, answer(status, JSON, body));

    assertThat(fetch(acme, RUN)).isEqualTo(new RunLookup.Failed(failure));
    assertThat(onlyLine().getLevel().getName()).isEqualTo(julName(failure));
    assertThat(text(onlyLine()))
        .contains("acme", RUN.value(), failure.name(), "status " + status)
        .doesNotContain("secret", "http", "A run");
  }

  private static String julName(Failure failure) {
    return switch (failure.logLevel()) {
      case DEBUG -> "FINE";
      case WARNING -> "WARNING";
      case ERROR -> "SEVERE";
      default -> throw new AssertionError(failure);
    };
  }

  @Test
  void hidesAForbiddenRunAndLogsIt() {
    vendor.answers(PATH, answer(403, JSON, TallyfyStub.bytes("errors/403-org-mismatch.json")));

    assertThat(fetch(acme, RUN)).isEqualTo(new RunLookup.Failed(Failure.NOT_FOUND));
    assertThat(onlyLine().getLevel()).isEqualTo(Level.WARNING);
    assertThat(text(onlyLine())).contains("forbidden").doesNotContain("permissions");
  }

  @Test
  void namesTheVendorsNumberOfTheCallWhenItIsHarmless() {
    vendor.answers(PATH, answer(500, Map.of("X-Request-Id", "req-7f.1"), new byte[0]));
    fetch(acme, RUN);
    assertThat(text(onlyLine())).contains("req-7f.1");

    log.clear();
    vendor.answers(PATH, answer(500, Map.of("X-Request-Id", "evil <b>id</b>"), new byte[0]));
    fetch(acme, RUN);
    assertThat(text(onlyLine())).doesNotContain("evil");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      value = {
        "429 | 7 | PT7S",
        "503 | 7 | PT7S",
        "429 | 86400 | PT15M",
        "429 | 999999999999999999 | PT15M",
        "429 | 0 | -",
        "429 | -5 | -",
        "429 | soon | -",
        "429 | 99999999999999999999999999 | -",
        "500 | 7 | -",
        "404 | 7 | -",
      })
  void passesOnThePauseTheVendorAsksFor(int status, String header, Duration pause) {
    vendor.answers(PATH, answer(status, Map.of("Retry-After", header), new byte[0]));

    RunLookup.Failed failed = (RunLookup.Failed) fetch(acme, RUN);

    assertThat(failed.retryAfter()).isEqualTo(Optional.ofNullable(pause));
  }

  @Test
  void cannotReachAVendorThatRefusesConnections() throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    assertThat(fetch(TestTenants.tenant("acme", nobody), RUN))
        .isEqualTo(new RunLookup.Failed(Failure.UNREACHABLE));
  }

  @Test
  void cannotReachAVendorWithoutAnAddress() {
    Tenant lost = TestTenants.tenant("acme", URI.create("http://nowhere.invalid/api"));
    assertThat(fetch(lost, RUN)).isEqualTo(new RunLookup.Failed(Failure.UNREACHABLE));
  }

  @Test
  void cannotReachAVendorThatDoesNotSpeakTls() throws IOException {
    try (RawVendor raw =
        new RawVendor(
            (connection, out) -> RawVendor.send(out, "HTTP/1.1 400 Bad Request\r\n\r\n"))) {
      URI url = URI.create(raw.url().toString().replace("http:", "https:"));
      assertThat(fetch(TestTenants.tenant("acme", url), RUN))
          .isEqualTo(new RunLookup.Failed(Failure.UNREACHABLE));
    }
  }

  @Test
  void cannotReachAVendorThatResetsTheConnection() throws IOException {
    try (RawVendor raw =
        new RawVendor(
            (connection, out) -> {
              connection.setSoLinger(true, 0);
              connection.close();
            })) {
      assertThat(fetch(TestTenants.tenant("acme", raw.url()), RUN))
          .isEqualTo(new RunLookup.Failed(Failure.UNREACHABLE));
    }
  }

  @Test
  void cannotReadWhatIsNoHttp() throws IOException {
    try (RawVendor raw = new RawVendor((connection, out) -> RawVendor.send(out, "rubbish\r\n"))) {
      RunLookup.Failed failed =
          (RunLookup.Failed) fetch(TestTenants.tenant("acme", raw.url()), RUN);
      assertThat(failed.failure()).isIn(Failure.UNREADABLE, Failure.UNREACHABLE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 500\r\n\r\n{\"data\":{\"id\":\"r\",\"name\":\"A r",
        "Transfer-Encoding: chunked\r\n\r\n1f4\r\n{\"data\":{\"id\":\"r\"",
        "Connection: close\r\n\r\n{\"data\":{\"id\":\"r\"",
        "Content-Length: 500\r\n\r\n{\"data\":{\"id\":\"r\",\"name\":\"A run\"}}",
      })
  void cannotReadAnAnswerThatIsCutOff(String cut) throws IOException {
    try (RawVendor raw =
        new RawVendor(
            (connection, out) ->
                RawVendor.send(
                    out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + cut))) {
      assertThat(fetch(TestTenants.tenant("acme", raw.url()), RUN))
          .isEqualTo(new RunLookup.Failed(Failure.UNREADABLE));
    }
  }

  @Test
  void doesNotWaitForeverForAConnection() throws IOException {
    // a queue of one that is full and never served: the next one waits for a connection
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> waiting = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
          socket.connect(full.getLocalSocketAddress(), 200);
        } catch (IOException e) {
          break;
        }
      }
      URI url = URI.create("http://127.0.0.1:" + full.getLocalPort());
      assertThat(fetch(TestTenants.tenant("acme", url, Duration.ofMillis(300)), RUN))
          .isEqualTo(new RunLookup.Failed(Failure.TIMED_OUT));
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void doesNotWaitForeverForTheFirstByte() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    vendor.answers(PATH, TallyfyStub.after(never, status(200)));
    assertThat(fetch(impatient(vendor.url()), RUN))
        .isEqualTo(new RunLookup.Failed(Failure.TIMED_OUT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nX-Slow: ",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n",
      })
  void leavesAVendorThatDrips(String start) throws IOException {
    try (RawVendor raw =
        new RawVendor(
            (connection, out) -> {
              RawVendor.send(out, start);
              drip(out);
            })) {
      assertThat(fetch(impatient(raw.url()), RUN))
          .isEqualTo(new RunLookup.Failed(Failure.TIMED_OUT));
      assertThat(steps).as("of 50 ms, where 12 are waited for").hasValueLessThan(60);
    }
  }

  @Test
  void leavesAVendorThatFallsSilentLate() throws IOException {
    try (RawVendor raw =
        new RawVendor(
            (connection, out) -> {
              RawVendor.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n ");
              connection.setSoTimeout(1_300);
              try {
                connection.getInputStream().read();
              } catch (SocketTimeoutException e) {
                // a last sign shortly before the deadline; a read may now take 1.5 s more
                RawVendor.send(out, " ");
              }
              awaitEnd(connection);
            })) {
      Tenant acme = TestTenants.tenant("acme", raw.url(), Duration.ofMillis(1_500));
      assertThat(fetch(acme, RUN)).isEqualTo(new RunLookup.Failed(Failure.TIMED_OUT));
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(ended::get);
      assertThat(steps).as("of 50 ms, where a read may take 30").hasValueLessThan(25);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nX-Slow: ",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n",
      })
  void keepsNoThreadForAVendorThatDrips(String start) throws IOException {
    try (RawVendor raw =
        new RawVendor(
            (connection, out) -> {
              RawVendor.send(out, start);
              drip(out);
            })) {
      for (int i = 0; i < 3; i++) {
        fetch(impatient(raw.url()), RUN);
      }
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> ((ThreadPoolExecutor) threads).getActiveCount() == 0);
    }
  }

  /** Says nothing more until the other side has gone. */
  private void awaitEnd(Socket connection) throws IOException {
    connection.setSoTimeout(50);
    while (!ended.get()) {
      try {
        ended.set(connection.getInputStream().read() < 0);
      } catch (SocketTimeoutException e) {
        steps.incrementAndGet();
      } catch (SocketException e) {
        ended.set(true);
      }
    }
  }

  private void drip(OutputStream out) throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try {
      while (!never.await(50, TimeUnit.MILLISECONDS)) {
        steps.incrementAndGet();
        RawVendor.send(out, " ");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void oneTenantsHangingVendorTakesNoPlaceOfAnother() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    vendor.answers(PATH, TallyfyStub.after(gate, json(SMALL)));
    Tenant stuck = TestTenants.tenant("stuck", vendor.url(), Duration.ofSeconds(30));
    for (int i = 0; i < Transport.AT_ONCE_FOR_ONE; i++) {
      threads.execute(() -> fetch(stuck, RUN));
    }
    RunId other = new RunId("other");
    vendor.answers("organizations/" + TestTenants.ORGANIZATION + "/runs/other", json(SMALL));

    assertThat(fetch(acme, other)).isInstanceOf(RunLookup.Found.class);
    gate.countDown();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "\"run\"",
        "null",
        "42",
        "{}",
        "{\"data\":{}}",
        "{\"data\":[]}",
        "{\"data\":null}",
        "{\"error\":true,\"message\":\"Resource not found\"}",
        "{\"data\":{\"id\":{},\"name\":[]}}",
        "{\"data\":{\"id\":\"r\"}} trailing",
        "{\"data\":{\"id\":\"r\"}}{\"data\":{\"id\":\"s\"}}",
        "{\"data\":{\"id\":\"r\",}}",
        "{'data':{}}",
        "<html><body>Welcome</body></html>",
      })
  void cannotReadWhatIsNoRun(String body) {
    vendor.answers(PATH, answer(200, JSON, body.getBytes(StandardCharsets.UTF_8)));
    assertThat(fetch(acme, RUN)).isEqualTo(new RunLookup.Failed(Failure.UNREADABLE));
    assertThat(text(onlyLine())).doesNotContain("Resource", "trailing", "Welcome");
  }

  @Test
  void cannotReadAPageOfAProxy() {
    vendor.answers(
        PATH,
        answer(
            200,
            Map.of("Content-Type", "text/html"),
            TallyfyStub.bytes("errors/503-not-json.html")));
    assertThat(fetch(acme, RUN)).isEqualTo(new RunLookup.Failed(Failure.UNREADABLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=UTF-8",
        "Application/JSON;charset=iso-8859-1",
        "application/vnd.api+json",
        "application/json; charset=\"no such\"",
      })
  void readsJsonAsUtf8WhateverCharsetIsClaimed(String contentType) {
    byte[] body = "{\"data\":{\"id\":\"r\",\"name\":\"Süß 雪\"}}".getBytes(StandardCharsets.UTF_8);
    vendor.answers(PATH, answer(200, Map.of("Content-Type", contentType), body));
    assertThat(found().run().about().name()).contains("Süß 雪");
  }

  @Test
  void readsJsonWithoutContentTypeAndWithByteOrderMark() {
    vendor.answers(
        PATH, answer(200, Map.of(), ("\ufeff" + SMALL).getBytes(StandardCharsets.UTF_8)));
    assertThat(found().run().about().name()).contains("A run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "text/html; charset=UTF-8", "application/xml", "nonsense"})
  void refusesWhatDoesNotClaimToBeJson(String contentType) {
    vendor.answers(PATH, answer(200, Map.of("Content-Type", contentType), SMALL.getBytes()));
    assertThat(fetch(acme, RUN)).isEqualTo(new RunLookup.Failed(Failure.UNREADABLE));
  }

  @Test
  void unpacksWhatCameGzippedUnasked() throws IOException {
    vendor.answers(
        PATH,
        answer(
            200,
            Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"),
            gzip(SMALL.getBytes())));
    assertThat(found().run().about().name()).contains("A run");
    assertThat(vendor.asked().get(0).headers()).doesNotContainKey("Accept-Encoding");
  }

  @Test
  void doesNotUnpackABomb() throws IOException {
    byte[] bomb = gzip(padded(JsonBounds.MAX_BYTES + 1));
    assertThat(bomb.length).isLessThan(100_000);
    vendor.answers(
        PATH,
        answer(200, Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"), bomb));
    assertThat(fetch(acme, RUN)).isEqualTo(new RunLookup.Failed(Failure.UNREADABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "deflate, gzip"})
  void cannotReadABodyThatIsNotPackedAsItSays(String packing) {
    vendor.answers(
        PATH,
        answer(
            200,
            Map.of("Content-Type", "application/json", "Content-Encoding", packing),
            SMALL.getBytes()));
    assertThat(fetch(acme, RUN)).isEqualTo(new RunLookup.Failed(Failure.UNREADABLE));
  }

  @Test
  void readsSixteenMebibytesAndNotAByteMore() {
    vendor.answers(PATH, answer(200, JSON, padded(JsonBounds.MAX_BYTES)));
    assertThat(fetch(acme, RUN)).isInstanceOf(RunLookup.Found.class);

    vendor.answers(PATH, answer(200, JSON, padded(JsonBounds.MAX_BYTES + 1)));
    assertThat(fetch(acme, RUN)).isEqualTo(new RunLookup.Failed(Failure.UNREADABLE));
  }

  private static byte[] padded(int size) {
    return (SMALL + " ".repeat(size - SMALL.length())).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void reads64LevelsAndNotOneMore() {
    vendor.answers(PATH, json(nested(64)));
    assertThat(fetch(acme, RUN)).isInstanceOf(RunLookup.Found.class);

    vendor.answers(PATH, json(nested(65)));
    assertThat(fetch(acme, RUN)).isEqualTo(new RunLookup.Failed(Failure.UNREADABLE));

    vendor.answers(PATH, json(nested(100_000)));
    assertThat(fetch(acme, RUN)).isEqualTo(new RunLookup.Failed(Failure.UNREADABLE));
  }

  private static String nested(int levels) {
    // the object, its data, and the lists
    int lists = levels - 2;
    return "{\"data\":{\"id\":\"r\",\"x\":" + "[".repeat(lists) + "]".repeat(lists) + "}}";
  }

  @Test
  void readsAHugeNumberWithoutComputingIt() {
    vendor.answers(
        PATH,
        json(
            "{\"data\":{\"id\":\"r\",\"increment_id\":1e999999999,\"progress\":"
                + "9".repeat(500_000)
                + "}}"));
    assertThat(found().run().standing().progress()).isEmpty();
  }

  @Test
  void followsNoRedirect() throws IOException {
    List<Socket> visits = new ArrayList<>();
    try (RawVendor elsewhere =
        new RawVendor(
            (connection, out) -> {
              visits.add(connection);
              RawVendor.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            })) {
      for (int status : new int[] {301, 302, 303, 307, 308}) {
        vendor.answers(
            PATH, answer(status, Map.of("Location", elsewhere.url() + "/" + PATH), new byte[0]));
        assertThat(fetch(acme, RUN)).isEqualTo(new RunLookup.Failed(Failure.UNREADABLE));
      }
    }
    assertThat(visits).isEmpty();
    assertThat(vendor.asked()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../x",
        "..",
        "a/b",
        "a%2fb",
        "a?with=x",
        "a#b",
        "a b",
        "a\nb",
        "ä",
        "",
        "-a",
        "a;b",
      })
  void anOddIdNeverLeavesTheMachine(String id) {
    assertThat(RunId.parse(id)).isEmpty();
    assertThatThrownBy(() -> new RunId(id)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneTenantsTokenIsNeverSentForAnother() {
    vendor.answers(PATH, json(SMALL));
    Tenant globex = TestTenants.tenant("globex", vendor.url());

    fetch(acme, RUN);
    fetch(globex, RUN);
    fetch(acme, RUN);

    assertThat(vendor.asked())
        .extracting(asked -> asked.headers().getFirst("Authorization"))
        .containsExactly("Bearer acme-secret", "Bearer globex-secret", "Bearer acme-secret");
  }

  @Test
  void asksAnApiWithoutPathPrefix() {
    URI root = URI.create(vendor.url().toString().replace("/api", ""));
    assertThat(fetch(TestTenants.tenant("acme", root), RUN))
        .isEqualTo(new RunLookup.Failed(Failure.NOT_FOUND));
    assertThat(vendor.asked().get(0).path()).isEqualTo("/" + PATH);
  }

  private RunLookup.Found found() {
    RunLookup answer = fetch(acme, RUN);
    assertThat(answer).isInstanceOf(RunLookup.Found.class);
    return (RunLookup.Found) answer;
  }

  /** A tenant that waits for 600 ms at most. */
  private static Tenant impatient(URI url) {
    return TestTenants.tenant("acme", url, Duration.ofMillis(300));
  }

  private LogRecord onlyLine() {
    assertThat(log.records()).hasSize(1);
    return log.records().get(0);
  }

  private static String text(LogRecord line) {
    return new SimpleFormatter().formatMessage(line);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  private RunLookup fetch(Tenant tenant, RunId id) {
    return runs.fetch(tenant, id).toCompletableFuture().join();
  }
}
