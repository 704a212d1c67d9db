package org.runportal.tallyfy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A vendor on this machine that gives prepared answers, and remembers what it was asked. Anew for
 * every test; paths without a scripted answer get 404.
 */
public final class TallyfyStub implements BeforeEachCallback, AfterEachCallback {
  /**
   * A request as it came.
   *
   * @param path as sent, with whatever precedes {@code organizations}
   * @param query as sent; empty when there was none
   * @param headers as sent
   */
  public record Asked(String path, String query, Headers headers) {}

  /** What is sent back. */
  @FunctionalInterface
  public interface Script {
    /** Answers one request. */
    void answer(HttpExchange exchange) throws IOException;
  }

  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final int port;
  private HttpServer server;
  private ExecutorService threads;

  /** A vendor on a port nobody uses. */
  public TallyfyStub() {
    this(0);
  }

  /** A vendor on that port. */
  public TallyfyStub(int port) {
    this.port = port;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    scripts.clear();
    asked.clear();
    threads = Executors.newCachedThreadPool();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    String query = Objects.requireNonNullElse(uri.getRawQuery(), "");
    asked.add(new Asked(uri.getRawPath(), query, exchange.getRequestHeaders()));
    Script script = scripts.get(uri.getRawPath() + "?" + query);
    if (script == null) {
      script = scripts.getOrDefault(uri.getRawPath(), status(404));
    }
    script.answer(exchange);
  }

  /** Where it listens, with the path prefix the vendor's documentation shows. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api");
  }

  /**
   * Scripts the answer of a path.
   *
   * @param path below {@link #url}, with the query where that decides
   */
  public void answers(String path, Script script) {
    scripts.put("/api/" + path, script);
  }

  /** The requests so far, in order. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** A status with nothing else. */
  public static Script status(int status) {
    return answer(status, Map.of(), new byte[0]);
  }

  /** A JSON answer. */
  public static Script json(String json) {
    return answer(
        200, Map.of("Content-Type", "application/json"), json.getBytes(StandardCharsets.UTF_8));
  }

  /** A sample file as a JSON answer. */
  public static Script sample(String file) {
    return answer(200, Map.of("Content-Type", "application/json"), bytes(file));
  }

  /** Any answer with a body of known length. */
  public static Script answer(int status, Map<String, String> headers, byte[] body) {
    Map<String, String> sent = new LinkedHashMap<>(headers);
    return exchange -> {
      sent.forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    };
  }

  /** An answer that waits until the gate opens. */
  public static Script after(CountDownLatch gate, Script script) {
    return exchange -> {
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        exchange.close();
        return;
      }
      script.answer(exchange);
    };
  }

  /** The bytes of a sample. */
  public static byte[] bytes(String file) {
    try (InputStream in = TallyfyStub.class.getResourceAsStream("/tallyfy/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a sample. */
  public static String text(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }
}
