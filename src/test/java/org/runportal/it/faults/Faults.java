package org.runportal.it.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The list of everything that goes wrong, and the vendors it goes wrong at. */
final class Faults implements AutoCloseable {
  /** Stands in every bad answer; may appear neither on a page nor in a log. */
  static final String SECRET = "what-the-vendor-never-meant-to-say";

  /** The fault that comes and goes. */
  static final String FLAPPING = "flapping";

  private static final String JSON = "200 OK\r\nContent-Type: application/json";
  private static final String ODD_RUN = Canaries.run("odd", Meaning.READ.words(), "");
  private static final String HALF_A_RUN = ODD_RUN.substring(0, ODD_RUN.length() / 2);
  private static final String NOTE =
      "{\"error\":true,\"message\":\"%s %s\"}".formatted(SECRET, Canaries.NOTE);
  private static final String PAGE =
      "<!DOCTYPE html><title>Sign in</title><form>%s %s</form>".formatted(SECRET, Canaries.NOTE);
  private static final int MEGABYTE = 1024 * 1024;
  private static final int PATIENCE_SECONDS = 30;

  private final List<Fault> all = new ArrayList<>();
  private final Vendor plain = new Vendor();
  private final Vendor secure;
  private final Vendor stranger = new Vendor();
  private final List<Vendor> others = new ArrayList<>();
  private final NameService names;
  private final Certificates certificates;

  /**
   * @param names a file for the names the portal can resolve
   * @param certificates by the authority the portal trusts
   */
  Faults(Path names, Certificates certificates) {
    this.names = new NameService(names);
    this.certificates = certificates;
    this.secure = another(new Vendor(certificates.good()));
    connections();
    wires();
    bodies();
    statuses();
    pauses();
  }

  List<Fault> all() {
    return List.copyOf(all);
  }

  /** Every request head that a vendor with an answer to it has read. */
  List<String> heads() {
    return Stream.of(plain, secure).flatMap(vendor -> vendor.heads().stream()).toList();
  }

  /** What the host read that redirects point to. */
  List<String> headsOfTheStranger() {
    return stranger.heads();
  }

  @Override
  public void close() {
    plain.close();
    stranger.close();
    others.forEach(Vendor::close);
  }

  private void connections() {
    Vendor refused = another(new Vendor());
    add("refused", http(refused), refused::shut, refused::open, Meaning.UNREACHABLE);
    add(
        "dns",
        "http://" + NameService.VENDOR + ":" + plain.port(),
        names::forget,
        names::know,
        Meaning.UNREACHABLE);
    Vendor queued = another(new Vendor());
    FullQueue queue = new FullQueue(queued);
    add("connect-timeout", http(queued), queue::begin, queue::end, Meaning.TIMED_OUT);
    tls("tls-expired", certificates.expired());
    tls("tls-wrong-host", certificates.otherHost());
    tls("tls-self-signed", certificates.selfSigned());
    tls("tls-not-spoken", connection -> connection);
  }

  private void wires() {
    add("silent", Meaning.TIMED_OUT, (run, connection, out) -> untilGone(connection));
    add(
        "drip-head",
        Meaning.TIMED_OUT,
        (run, connection, out) -> drip(out, "HTTP/1.1 " + JSON + "\r\n"));
    add(
        "drip-body",
        Meaning.TIMED_OUT,
        (run, connection, out) -> {
          send(out, "HTTP/1.1 " + JSON + "\r\nContent-Length: 9000\r\n\r\n");
          drip(out, ODD_RUN);
        });
    add("cut-length", Meaning.UNREADABLE, ok("Content-Length: 9000\r\n\r\n" + HALF_A_RUN));
    add("cut-after-run", Meaning.UNREADABLE, ok("Content-Length: 9000\r\n\r\n" + ODD_RUN));
    add(
        "cut-chunks",
        Meaning.UNREADABLE,
        ok("Transfer-Encoding: chunked\r\n\r\n1f40\r\n" + HALF_A_RUN));
    add("cut-head", Meaning.UNREADABLE, Script.raw("HTTP/1.1 200 O"));
    add(
        "bad-chunks",
        Meaning.UNREADABLE,
        ok("Transfer-Encoding: chunked\r\n\r\nxyz\r\n" + ODD_RUN));
    add("reset", Meaning.UNREACHABLE, (run, connection, out) -> reset(connection));
    addSecure("tls-reset", Meaning.UNREACHABLE, (run, connection, out) -> reset(connection));
    add(
        "reset-in-body",
        Meaning.UNREACHABLE,
        (run, connection, out) -> {
          send(out, "HTTP/1.1 " + JSON + "\r\nContent-Length: 9000\r\n\r\n" + ODD_RUN);
          // a reset throws away what the other side has not read yet
          awaitReader();
          reset(connection);
        });
    add("no-answer", Meaning.UNREACHABLE, (run, connection, out) -> {});
    addSecure("tls-no-answer", Meaning.UNREACHABLE, (run, connection, out) -> {});
    addSecure("tls-cut-body", Meaning.UNREADABLE, ok("Content-Length: 9000\r\n\r\n" + HALF_A_RUN));
    add("no-http", Meaning.UNREADABLE, Script.raw("220 mail.invalid ESMTP " + SECRET + "\r\n"));
    add("endless-chunks", Meaning.UNREADABLE, (run, connection, out) -> endless(out));
    add("empty", Meaning.UNREADABLE, Script.answer(JSON, new byte[0]));
  }

  private void bodies() {
    add("sign-in-page", Meaning.UNREADABLE, html("200 OK"));
    add("html-as-json", Meaning.UNREADABLE, Script.json(PAGE));
    add("array", Meaning.UNREADABLE, Script.json("[\"" + SECRET + Canaries.NOTE + "\"]"));
    add("string", Meaning.UNREADABLE, Script.json("\"" + SECRET + Canaries.NOTE + "\""));
    add("number", Meaning.UNREADABLE, Script.json("42"));
    add("null", Meaning.UNREADABLE, Script.json("null"));
    add("no-data", Meaning.UNREADABLE, Script.json("{\"data\":null}"));
    add("error-as-success", Meaning.UNREADABLE, Script.json(NOTE));
    add(
        "cut-json",
        Meaning.UNREADABLE,
        Script.json("{\"data\":{\"id\":\"x\",\"name\":\"" + SECRET + Canaries.NOTE));
    add("two-answers", Meaning.UNREADABLE, Script.json(ODD_RUN + ODD_RUN));
    add(
        "duplicate-keys",
        Meaning.READ,
        Script.json(
            ODD_RUN
                .replace("\"name\"", "\"name\":\"an earlier name\",\"name\"")
                .replace("{\"data\"", "{\"data\":null,\"data\"")));
    add("deep", Meaning.UNREADABLE, Script.json("[".repeat(10_000) + "]".repeat(10_000)));
    add(
        "deep-in-run",
        Meaning.UNREADABLE,
        Script.json(
            Canaries.run(
                "odd",
                Meaning.READ.words(),
                ",\"x\":" + "{\"x\":".repeat(10_000) + "1" + "}".repeat(10_000))));
    add("large", Meaning.UNREADABLE, (run, connection, out) -> large(out));
    add("gzip-bomb", Meaning.UNREADABLE, gzip(bomb()));
    add("gzip", Meaning.READ, gzip(zipped(ODD_RUN.getBytes(UTF_8))));
    add("gzip-cut", Meaning.UNREADABLE, gzip(Arrays.copyOf(zipped(ODD_RUN.getBytes(UTF_8)), 30)));
    add("gzip-not", Meaning.UNREADABLE, gzip(ODD_RUN.getBytes(UTF_8)));
    add(
        "unknown-packing",
        Meaning.UNREADABLE,
        Script.answer(JSON + "\r\nContent-Encoding: br", ODD_RUN.getBytes(UTF_8)));
    add(
        "wrong-charset",
        Meaning.READ,
        Script.answer(JSON + "; charset=ISO-8859-1", ODD_RUN.getBytes(UTF_8)));
    add(
        "unknown-charset",
        Meaning.READ,
        Script.answer(JSON + "; charset=nonsense", ODD_RUN.getBytes(UTF_8)));
    add("utf-16", Meaning.UNREADABLE, Script.answer(JSON, ODD_RUN.getBytes(UTF_16)));
    add("bom", Meaning.READ, Script.json("\ufeff" + ODD_RUN));
    add(
        "no-type",
        Meaning.READ,
        Script.answer("200 OK\r\nX-Nothing: said", ODD_RUN.getBytes(UTF_8)));
    add(
        "bad-type",
        Meaning.UNREADABLE,
        Script.answer("200 OK\r\nContent-Type: ;;;", ODD_RUN.getBytes(UTF_8)));
    add(
        "clock-of-tomorrow",
        Meaning.READ,
        (run, connection, out) ->
            Script.answer(JSON + "\r\nDate: " + in(Duration.ofDays(1)), ODD_RUN.getBytes(UTF_8))
                .answer(run, connection, out));
  }

  private void statuses() {
    add(
        "204",
        Meaning.UNREADABLE,
        Script.raw("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"));
    add("206", Meaning.UNREADABLE, status("206 Partial Content\r\nContent-Range: bytes 0-9/99"));
    add(
        "301-other-host",
        Meaning.UNREADABLE,
        status("301 Moved\r\nLocation: http://localhost:" + stranger.port() + "/other/api/x"));
    add(
        "302-loop",
        Meaning.UNREADABLE,
        (run, connection, out) ->
            status("302 Found\r\nLocation: /loop/api/organizations/loop/runs/" + run)
                .answer(run, connection, out));
    add(
        "307-no-tls",
        Meaning.UNREADABLE,
        status("307 Moved\r\nLocation: http://127.0.0.1:" + stranger.port() + "/"));
    add("304", Meaning.UNREADABLE, Script.raw("HTTP/1.1 304 Same\r\nConnection: close\r\n\r\n"));
    add("400", Meaning.UNREADABLE, status("400 Bad Request"));
    add("401", Meaning.REFUSED, status("401 Unauthorized"));
    add(
        "401-challenge",
        Meaning.REFUSED,
        status("401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\""));
    add("402", Meaning.REFUSED, status("402 Payment Required"));
    add(fault("403", Meaning.NOT_FOUND, status("403 Forbidden")).loggedAs("WARNING"));
    add("404", Meaning.NOT_FOUND, status("404 Not Found"));
    add("407", Meaning.UNREADABLE, status("407 Proxy Authentication Required"));
    add("410", Meaning.NOT_FOUND, status("410 Gone"));
    add("422", Meaning.UNREADABLE, status("422 Unprocessable"));
    add("500", Meaning.UNREACHABLE, html("500 Server Error"));
    add("502", Meaning.UNREACHABLE, html("502 Bad Gateway"));
    add("503", Meaning.UNREACHABLE, html("503 Unavailable"));
    add("504", Meaning.UNREACHABLE, html("504 Timeout"));
    flapping();
  }

  /** Every second answer is good, the first is not. */
  private void flapping() {
    Map<String, AtomicInteger> turns = new ConcurrentHashMap<>();
    Script answer =
        (run, connection, out) -> {
          int turn = turns.computeIfAbsent(run, r -> new AtomicInteger()).getAndIncrement();
          (turn % 2 == 0 ? html("500 Server Error") : Script.json(ODD_RUN))
              .answer(run, connection, out);
        };
    add(fault(FLAPPING, Meaning.UNREACHABLE, answer).or(Meaning.READ));
  }

  private void pauses() {
    pausing("429", "429 Slow Down", 1, 30);
    pausing("429-seconds", "429 Slow Down\r\nRetry-After: 70", 60, 71);
    pausing("429-ages", "429 Slow Down\r\nRetry-After: 1000000000", 800, 900);
    pausing("429-nonsense", "429 Slow Down\r\nRetry-After: soon", 1, 30);
    pausing("429-negative", "429 Slow Down\r\nRetry-After: -5", 1, 30);
    pausingUntil("429-date", Duration.ZERO);
    pausingUntil("429-of-tomorrow", Duration.ofDays(1));
    pausingUntil("429-of-yesterday", Duration.ofDays(-1));
    add(
        fault("503-seconds", Meaning.UNREACHABLE, status("503 Busy\r\nRetry-After: 70"))
            .pausing(60, 71));
  }

  /** A 429 whose pause the portal must give as between so and so many seconds. */
  private void pausing(String name, String head, int shortest, int longest) {
    add(fault(name, Meaning.BUSY, status(head)).pausing(shortest, longest));
  }

  /** A pause of 70 seconds, sent as a date by a clock that is off by so much. */
  private void pausingUntil(String name, Duration off) {
    Script answer =
        (run, connection, out) ->
            status(
                    "429 Slow Down\r\nDate: %s\r\nRetry-After: %s"
                        .formatted(in(off), in(off.plusSeconds(70))))
                .answer(run, connection, out);
    add(fault(name, Meaning.BUSY, answer).pausing(55, 71));
  }

  private void tls(String name, Vendor.Transport bad) {
    Vendor.Transport good = certificates.good();
    Vendor vendor = another(new Vendor(good));
    add(
        name,
        "https://127.0.0.1:" + vendor.port(),
        () -> vendor.speak(bad),
        () -> vendor.speak(good),
        Meaning.UNREACHABLE);
  }

  private void add(String name, String origin, Runnable begin, Runnable end, Meaning meaning) {
    add(Fault.of(name, origin, tenant -> begin.run(), tenant -> end.run(), meaning));
  }

  private void add(String name, Meaning meaning, Script script) {
    add(fault(name, meaning, script));
  }

  private void addSecure(String name, Meaning meaning, Script script) {
    String origin = "https://127.0.0.1:" + secure.port();
    add(
        Fault.of(name, origin, tenant -> secure.follow(tenant, script), secure::recover, meaning)
            .answering(script));
  }

  private void add(Fault fault) {
    all.add(fault);
  }

  private Fault fault(String name, Meaning meaning, Script script) {
    return Fault.of(
            name, http(plain), tenant -> plain.follow(tenant, script), plain::recover, meaning)
        .answering(script);
  }

  private Vendor another(Vendor vendor) {
    others.add(vendor);
    return vendor;
  }

  private static String http(Vendor vendor) {
    return "http://127.0.0.1:" + vendor.port();
  }

  static Script status(String head) {
    return Script.answer(head + "\r\nContent-Type: application/json", NOTE.getBytes(UTF_8));
  }

  private static Script html(String head) {
    return Script.answer(head + "\r\nContent-Type: text/html", PAGE.getBytes(UTF_8));
  }

  private static Script ok(String rest) {
    return Script.raw("HTTP/1.1 " + JSON + "\r\nConnection: close\r\n" + rest);
  }

  private static Script gzip(byte[] body) {
    return Script.answer(JSON + "\r\nContent-Encoding: gzip", body);
  }

  private static byte[] bomb() {
    return zipped(new byte[200 * MEGABYTE]);
  }

  private static byte[] zipped(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static void large(OutputStream out) throws IOException {
    send(out, "HTTP/1.1 " + JSON + "\r\nContent-Length: " + 60 * MEGABYTE + "\r\n\r\n{\"data\":\"");
    byte[] letters = new byte[MEGABYTE];
    Arrays.fill(letters, (byte) 'x');
    for (int i = 0; i < 60; i++) {
      out.write(letters);
    }
  }

  private static void endless(OutputStream out) throws IOException {
    send(out, "HTTP/1.1 " + JSON + "\r\nTransfer-Encoding: chunked\r\n\r\n");
    byte[] chunk = ("10000\r\n" + "[".repeat(0x10000) + "\r\n").getBytes(ISO_8859_1);
    for (int i = 0; i < 1_000; i++) {
      out.write(chunk);
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  /** One byte a second. */
  private static void drip(OutputStream out, String text) throws IOException {
    for (int i = 0; i < PATIENCE_SECONDS; i++) {
      out.write(text.charAt(i % text.length()));
      out.flush();
      pause(Duration.ofSeconds(1));
    }
  }

  /** Waits until the other side has closed the connection. */
  private static void untilGone(Socket connection) throws IOException {
    connection.setSoTimeout(PATIENCE_SECONDS * 1_000);
    connection.getInputStream().read();
  }

  private static void awaitReader() {
    pause(Duration.ofMillis(150));
  }

  private static void pause(Duration time) {
    try {
      // part of what the vendor does, not a wait for something to happen
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reset(Socket connection) throws IOException {
    connection.setSoLinger(true, 0);
    connection.close();
  }

  static String in(Duration time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        Instant.now().plus(time).atOffset(ZoneOffset.UTC));
  }
}
