package org.runportal.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.runportal.sandbox.story.Directory;
import org.runportal.sandbox.story.Now;
import org.runportal.sandbox.story.Page;
import org.runportal.sandbox.story.SizedRun;

/** A stub of Tallyfy at 127.0.0.1 whose condition can be switched. */
final class Vendor implements AutoCloseable {
  private static final Duration SLOWNESS = Duration.ofSeconds(2);
  private static final Pattern RUN = Pattern.compile("/organizations/[^/]+/runs/([0-9a-f]{32})");
  private static final Pattern PEOPLE =
      Pattern.compile("/organizations/[^/]+/(users|groups|guests)");
  private static final int MAX_ROWS = 1_000;

  private final Now now = Now.of(Clock.systemUTC(), ZoneOffset.UTC);
  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile Condition condition = Condition.WELL;

  /** How Tallyfy fares. */
  enum Condition {
    /** It answers at once. */
    WELL,
    /** It answers after two seconds. */
    SLOW,
    /** It answers 503. */
    DOWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Answer(int status, byte[] body) {}

  /**
   * Starts it.
   *
   * @param sizes of the runs that are asked for again and again: their answers are written now
   */
  Vendor(List<Integer> sizes) throws IOException {
    for (int tasks : sizes) {
      SizedRun run = new SizedRun(tasks, 0);
      answers.put(run.id(), json(run.answer(now)));
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void become(Condition other) {
    condition = other;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange.getRequestURI());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private Answer answer(URI address) {
    Condition today = condition;
    if (today == Condition.DOWN) {
      return new Answer(503, json("{\"message\":\"Service Unavailable\"}"));
    }
    if (today == Condition.SLOW) {
      pause();
    }
    Matcher run = RUN.matcher(address.getPath());
    if (run.matches()) {
      return new Answer(200, run(run.group(1)));
    }
    Matcher people = PEOPLE.matcher(address.getPath());
    return people.matches()
        ? new Answer(200, people(people.group(1), address))
        : new Answer(404, json("{\"message\":\"Not found\"}"));
  }

  private static void pause() {
    try {
      Thread.sleep(SLOWNESS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] run(String id) {
    byte[] prepared = answers.get(id);
    return prepared == null ? json(SizedRun.of(id).answer(now)) : prepared;
  }

  private byte[] people(String list, URI address) {
    List<JsonObject> rows =
        switch (list) {
          case "users" -> Directory.users(now);
          case "groups" -> Directory.groups(now);
          default -> Directory.guests(now);
        };
    Page page =
        Page.of(
            parameter(address, "page").orElse(null),
            parameter(address, "per_page").orElse(null),
            MAX_ROWS,
            MAX_ROWS);
    return json(page.of(rows, address().resolve(address.getPath()).toString()).toString());
  }

  private static Optional<String> parameter(URI address, String name) {
    return Arrays.stream(Optional.ofNullable(address.getQuery()).orElse("").split("&"))
        .filter(parameter -> parameter.startsWith(name + "="))
        .map(parameter -> parameter.substring(name.length() + 1))
        .findFirst();
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
