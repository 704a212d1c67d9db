package org.runportal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.tenant.TenantId;
import org.runportal.transport.TransportException.Reason;

@Timeout(60)
class TransportTest {
  private static final Caller ACME = Caller.of(new TenantId("acme"));
  private static final Caller GLOBEX = Caller.of(new TenantId("globex"));
  private static final Duration LONG = Duration.ofSeconds(20);

  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
  private static final SSLContext SERVER =
      new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build().sslContext();
  private static final SSLContext TRUST =
      new HandshakeCertificates.Builder()
          .addTrustedCertificate(CERTIFICATE.certificate())
          .build()
          .sslContext();

  /** Nothing about a call may depend on whether it is encrypted. */
  enum Wire {
    PLAIN,
    TLS;

    RawServer server(RawServer.Script script) throws IOException {
      return new RawServer(this == TLS ? SERVER : null, script);
    }
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AnswerMemory memory = new AnswerMemory(64 * 1024 * 1024);
  private final Transport transport = new Transport(threads, HttpClients.start(TRUST), memory);

  @AfterEach
  void close() {
    transport.close();
    threads.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void bringsTheWholeAnswerAndKeepsTheConnection(Wire wire) throws IOException {
    try (RawServer server = wire.server((turn, connection, out) -> RawServer.ok(out, "{}"))) {
      for (int i = 0; i < 3; i++) {
        try (Reply reply = get(server).join()) {
          assertThat(reply.status()).isEqualTo(200);
          assertThat(reply.header("content-type")).contains("application/json");
          assertThat(reply.header("x-none")).isEmpty();
          assertThat(reply.body().readAllBytes()).asString().isEqualTo("{}");
        }
      }
      assertThat(server.heads()).hasSize(3);
      assertThat(server.connections()).isEqualTo(1);
    }
    assertThat(memory.taken()).isZero();
    Awaitility.await().until(() -> transport.underWay(ACME) == 0);
  }

  @Test
  void sendsTheGivenHeadersAndNoneOfTheClientsOwn() throws IOException {
    try (RawServer server = Wire.PLAIN.server((turn, connection, out) -> RawServer.ok(out, ""))) {
      Request request = Request.get(server.url(), Map.of("Authorization", "Bearer acme-secret"));
      send(ACME, request, within(LONG)).join().close();

      assertThat(server.heads().get(0).lines().map(line -> line.split(":")[0]))
          .containsExactlyInAnyOrder(
              "GET / HTTP/1.1", "Host", "Authorization", "Connection", "User-Agent", "");
      assertThat(request.toString()).doesNotContain("secret");
    }
  }

  @Test
  void postsAForm() throws IOException {
    CompletableFuture<String> body = new CompletableFuture<>();
    try (RawServer server =
        Wire.PLAIN.server(
            (turn, connection, out) -> {
              byte[] sent = connection.getInputStream().readNBytes(3);
              body.complete(new String(sent, StandardCharsets.UTF_8));
              RawServer.ok(out, "{}");
            })) {
      Map<String, List<String>> type =
          Map.of("Content-Type", List.of("application/x-www-form-urlencoded"));
      send(ACME, new Request("POST", server.url(), type, Optional.of("a=b")), within(LONG))
          .join()
          .close();

      assertThat(body.join()).isEqualTo("a=b");
      assertThat(server.heads().get(0))
          .startsWith("POST / HTTP/1.1\r\n")
          .contains("Content-Length: 3\r\n", "Content-Type: application/x-www-form-urlencoded\r\n");
    }
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void repeatsNothingWhenANewConnectionEndsWithoutAnAnswer(Wire wire) throws IOException {
    try (RawServer server = wire.server((turn, connection, out) -> connection.close())) {
      assertThat(failure(get(server))).isEqualTo(Reason.UNREACHABLE);
      assertThat(server.heads()).hasSize(1);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void repeatsNothingWhenAKeptConnectionEndsWithoutAnAnswer(Wire wire) throws IOException {
    try (RawServer server =
        wire.server(
            (turn, connection, out) -> {
              if (turn == 1) {
                RawServer.ok(out, "{}");
              } else {
                connection.close();
              }
            })) {
      get(server).join().close();

      assertThat(failure(get(server))).isEqualTo(Reason.UNREACHABLE);
      assertThat(server.heads()).hasSize(2);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void repeatsNothingWhenTheConnectionIsReset(Wire wire) throws IOException {
    try (RawServer server =
        wire.server(
            (turn, connection, out) -> {
              connection.setSoLinger(true, 0);
              connection.close();
            })) {
      assertThat(failure(get(server))).isEqualTo(Reason.UNREACHABLE);
      assertThat(server.heads()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Wire.class)
  void replacesAKeptConnectionThatTheOtherSideHasClosed(Wire wire) throws IOException {
    CountDownLatch closed = new CountDownLatch(1);
    try (RawServer server =
        wire.server(
            (turn, connection, out) -> {
              RawServer.ok(out, "{}");
              if (turn == 1) {
                connection.close();
                closed.countDown();
              }
            })) {
      get(server).join().close();
      Awaitility.await().until(() -> server.open() == 0);
      // the end of the connection is on its way: let it arrive
      Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);

      get(server).join().close();
      assertThat(server.heads()).hasSize(2);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 408 Slow\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 429 Wait\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 503 Wait\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n",
      })
  void doesNothingThatAnAnswerAsksFor(String answer) throws IOException {
    try (RawServer server =
        Wire.PLAIN.server((turn, connection, out) -> RawServer.send(out, answer))) {
      int status = Integer.parseInt(answer.split(" ")[1]);
      for (int turn = 1; turn <= 2; turn++) {
        try (Reply reply = get(server).join()) {
          assertThat(reply.status()).isEqualTo(status);
        }
        assertThat(server.heads()).hasSize(turn);
      }
      assertThat(server.heads())
          .allMatch(head -> head.startsWith("GET / "))
          .noneMatch(head -> head.toLowerCase().contains("cookie"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nX-Slow: ",
        "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n",
      })
  void endsACallThatDripsAtItsDeadline(String start) throws IOException {
    for (Wire wire : Wire.values()) {
      try (RawServer server =
          wire.server(
              (turn, connection, out) -> {
                RawServer.send(out, start);
                RawServer.drip(out);
              })) {
        assertThat(failure(send(ACME, get(server.url()), within(Duration.ofMillis(300)))))
            .isEqualTo(Reason.TIMED_OUT);
        // the server notices: nothing is left of the call
        Awaitility.await().until(() -> server.open() == 0);
        assertThat(server.heads()).hasSize(1);
      }
    }
    Awaitility.await().until(() -> transport.underWay(ACME) == 0);
    assertThat(memory.taken()).isZero();
  }

  @Test
  void endsACallThatFallsSilentBeforeItsDeadline() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try (RawServer server =
        Wire.PLAIN.server(
            (turn, connection, out) -> {
              RawServer.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n");
              await(never);
            })) {
      Limits limits = new Limits(LONG, Duration.ofMillis(300), TimeLimit.in(LONG), 1000);
      long start = System.nanoTime();
      assertThat(failure(send(ACME, get(server.url()), limits))).isEqualTo(Reason.TIMED_OUT);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG.dividedBy(2));
    }
  }

  @Test
  void endsACallThatNobodyWantsAnyMore() throws IOException {
    try (RawServer server = Wire.PLAIN.server((turn, connection, out) -> RawServer.drip(out))) {
      CompletableFuture<Reply> reply =
          transport.place(ACME, TimeLimit.in(LONG)).join().send(get(server.url()), within(LONG));
      Awaitility.await().until(() -> server.heads().size() == 1);

      reply.cancel(true);

      Awaitility.await().until(() -> server.open() == 0 && transport.underWay(ACME) == 0);
    }
  }

  @Test
  void holdsNoThreadWhileCallsAreUnderWay() throws IOException {
    CountDownLatch gate = new CountDownLatch(1);
    try (RawServer server =
        Wire.PLAIN.server(
            (turn, connection, out) -> {
              await(gate);
              RawServer.ok(out, "{}");
            })) {
      List<CompletableFuture<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < Transport.AT_ONCE_FOR_ONE; i++) {
        replies.add(get(server));
      }
      Awaitility.await().until(() -> server.heads().size() == Transport.AT_ONCE_FOR_ONE);

      Awaitility.await().until(() -> ((ThreadPoolExecutor) threads).getActiveCount() == 0);
      gate.countDown();
      replies.forEach(reply -> reply.join().close());
    }
  }

  @Test
  void makesNoMoreCallsAtOnceForACallerThanItsPlaces() throws IOException {
    CountDownLatch gate = new CountDownLatch(1);
    try (RawServer server =
        Wire.PLAIN.server(
            (turn, connection, out) -> {
              await(gate);
              RawServer.ok(out, "{}");
            })) {
      List<CompletableFuture<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 3 * Transport.AT_ONCE_FOR_ONE; i++) {
        replies.add(get(server));
      }
      assertThat(failure(transport.place(ACME, TimeLimit.in(Duration.ofMillis(100)))))
          .isEqualTo(Reason.CROWDED);
      assertThat(transport.underWay(ACME)).isEqualTo(Transport.AT_ONCE_FOR_ONE);
      Awaitility.await().until(() -> server.heads().size() == Transport.AT_ONCE_FOR_ONE);
      transport.place(GLOBEX, TimeLimit.in(LONG)).join().close();

      gate.countDown();
      replies.forEach(reply -> reply.join().close());
      assertThat(server.heads()).hasSize(3 * Transport.AT_ONCE_FOR_ONE);
    }
  }

  @Test
  void handsNoConnectionFromOneCallerToAnother() throws IOException {
    try (RawServer server = Wire.PLAIN.server((turn, connection, out) -> RawServer.ok(out, "{}"))) {
      for (Caller caller : List.of(ACME, GLOBEX, ACME, GLOBEX)) {
        send(caller, get(server.url()), within(LONG)).join().close();
      }
      assertThat(server.heads()).hasSize(4);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 1001\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n3e9\r\n",
        "Connection: close\r\n\r\n",
      })
  void endsACallWhoseAnswerIsTooLarge(String head) throws IOException {
    try (RawServer server =
        Wire.PLAIN.server(
            (turn, connection, out) -> {
              RawServer.send(out, "HTTP/1.1 200 OK\r\n" + head + "x".repeat(1001));
              RawServer.drip(out);
            })) {
      assertThat(failure(get(server))).isEqualTo(Reason.TOO_LARGE);
      Awaitility.await().until(() -> server.open() == 0);
    }
    assertThat(memory.taken()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rubbish\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{",
      })
  void tellsAnAnswerThatIsNoneFromNoAnswer(String answer) throws IOException {
    for (Wire wire : Wire.values()) {
      try (RawServer server =
          wire.server(
              (turn, connection, out) -> {
                RawServer.send(out, answer);
                connection.close();
              })) {
        assertThat(failure(get(server))).isEqualTo(Reason.MALFORMED);
        assertThat(server.heads()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"one line", "many lines"})
  void readsNoHeadWithoutEnd(String kind) throws IOException {
    try (RawServer server =
        Wire.PLAIN.server(
            (turn, connection, out) -> {
              RawServer.send(out, "HTTP/1.1 200 OK\r\nX: ");
              String more = kind.equals("one line") ? "x".repeat(1000) : "x\r\nX: ";
              for (int i = 0; i < 1_000_000; i++) {
                RawServer.send(out, more);
              }
            })) {
      assertThat(failure(get(server))).isEqualTo(Reason.MALFORMED);
    }
  }

  @Test
  void cannotReachWhoIsNotThereOrNotWhoTheySay() throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
    assertThat(failure(send(ACME, get(nobody), within(LONG)))).isEqualTo(Reason.UNREACHABLE);
    assertThat(failure(send(ACME, get(URI.create("http://nowhere.invalid/")), within(LONG))))
        .isEqualTo(Reason.UNREACHABLE);
    try (RawServer server = Wire.TLS.server((turn, connection, out) -> RawServer.ok(out, "{}"))) {
      URI other = URI.create(server.url().toString().replace("127.0.0.1", "localhost"));
      assertThat(failure(send(ACME, get(other), within(LONG)))).isEqualTo(Reason.UNTRUSTED);
      assertThat(server.heads()).isEmpty();
    }
  }

  /** The client's own logging can print whole requests; here it has nowhere to print to. */
  @Test
  void logsNothing() throws IOException {
    List<LogRecord> entries = new ArrayList<>();
    Handler listener =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            entries.add(entry);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger root = Logger.getLogger("");
    Logger client = Logger.getLogger("org.apache.hc");
    client.setLevel(Level.FINEST);
    listener.setLevel(Level.FINEST);
    root.addHandler(listener);
    try (RawServer server = Wire.PLAIN.server((turn, connection, out) -> RawServer.ok(out, "{}"))) {
      Logger.getLogger("org.apache.hc.client5.http.headers").finest("heard");
      send(
              ACME,
              Request.get(server.url(), Map.of("Authorization", "Bearer acme-secret")),
              within(LONG))
          .join()
          .close();
      assertThat(server.heads().get(0)).contains("acme-secret");
    } finally {
      root.removeHandler(listener);
      client.setLevel(null);
    }
    assertThat(entries).extracting(LogRecord::getMessage).containsExactly("heard");
  }

  private CompletableFuture<Reply> get(RawServer server) {
    return send(ACME, get(server.url()), within(LONG));
  }

  private static Request get(URI uri) {
    return Request.get(uri, Map.of());
  }

  private CompletableFuture<Reply> send(Caller caller, Request request, Limits limits) {
    return transport
        .place(caller, TimeLimit.in(LONG))
        .thenCompose(place -> place.send(request, limits));
  }

  private static Limits within(Duration total) {
    return new Limits(LONG, LONG, TimeLimit.in(total), 1000);
  }

  private static Reason failure(CompletableFuture<?> call) {
    Throwable cause = catchThrowableOfType(CompletionException.class, call::join).getCause();
    assertThat(cause).isInstanceOf(TransportException.class);
    return ((TransportException) cause).reason();
  }

  private static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
