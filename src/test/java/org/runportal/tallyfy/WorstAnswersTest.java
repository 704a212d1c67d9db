package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.runportal.Depth;
import org.runportal.cache.CachedRuns;
import org.runportal.cache.CallLimits;
import org.runportal.cache.CopyMemory;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.tenant.Tenant;
import org.runportal.transport.Transport;

/**
 * The vendors of ten tenants send the worst answers there are. A Java of its own with 512 MB asks
 * them, and ends itself at the first error for want of memory; beside them a healthy tenant is
 * asked. How long that takes is printed and not judged: the machine has other work, too.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class WorstAnswersTest {
  private static final int TENANTS = 10;
  private static final int BYTES = 15 * 1024 * 1024;
  private static final int SECONDS = Depth.count("worst.seconds", 5, 120);

  /** On a busy machine the others go on for longer than {@link #SECONDS}, until these are done. */
  private static final int MIN_LOOKS = 10;

  /** Nobody is to be refused because the machine has other work. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Held, because a logger that nobody holds may lose its level. */
  private static final Logger LOG = Logger.getLogger("org.runportal");

  private static final Map<String, byte[]> WORST =
      Map.of(
          "zeros", filled("\"x\":[0", ",0", "]", 1_500_000),
          "values", filled("\"tasks\":[{}", ",{\"title\":\"t\"}", "]", 5_000_000),
          "nested", filled("\"x\":[[]", "," + "[".repeat(60) + "]".repeat(60), "]", BYTES),
          "long", filled("\"summary\":\"", "<b>a</b>", "\"", 4_000_000),
          "many", filled("\"x\":[\"\"", ",\"" + "y".repeat(2_000_000) + "\"", "]", BYTES),
          "keys", filled("\"x\":0", "", "", 0));

  @Test
  void everyVisitorOfAnotherTenantIsAnsweredAndTheMemoryLasts() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer vendor =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    vendor.setExecutor(threads);
    vendor.createContext("/", WorstAnswersTest::answer);
    vendor.start();
    try {
      Process portal =
          new ProcessBuilder(
                  System.getProperty("java.home")
                      + File.separator
                      + "bin"
                      + File.separator
                      + "java",
                  "-Xmx512m",
                  "-XX:+ExitOnOutOfMemoryError",
                  "-cp",
                  System.getProperty("java.class.path"),
                  WorstAnswersTest.class.getName(),
                  "http://127.0.0.1:" + vendor.getAddress().getPort() + "/api",
                  String.valueOf(SECONDS))
              .redirectErrorStream(true)
              .start();
      String said =
          new String(portal.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      System.out.println(said);

      assertThat(portal.waitFor()).as(said).isZero();
      Matcher counts = Pattern.compile("failures: (\\d+) of (\\d+)").matcher(said);
      assertThat(counts.find()).as(said).isTrue();
      assertThat(counts.group(1)).as("failures of the healthy: %s", said).isEqualTo("0");
      assertThat(Integer.parseInt(counts.group(2))).isGreaterThanOrEqualTo(MIN_LOOKS);
      assertThat(said).as("the others were asked").containsPattern("greedy: .*Failed=[1-9]");
    } finally {
      vendor.stop(0);
      threads.shutdownNow();
    }
  }

  private static byte[] filled(String start, String piece, String end, int bytes) {
    StringBuilder json =
        new StringBuilder("{\"data\":{\"id\":\"r\",\"name\":\"Run\",").append(start);
    if (piece.isEmpty()) {
      for (int i = 0; i < 390_000; i++) {
        json.append(",\"k").append(i).append("\":0");
      }
    }
    while (json.length() + piece.length() < bytes) {
      json.append(piece);
    }
    return json.append(end).append("}}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String kind = path.substring(path.lastIndexOf('/') + 1).replaceAll("-.*", "");
    byte[] body =
        WORST.getOrDefault(
            kind, "{\"data\":{\"id\":\"r\",\"name\":\"Run\"}}".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      // the portal has had enough
    }
  }

  /**
   * The portal, without pages.
   *
   * @param arguments where the vendor is, and how many seconds to ask it
   */
  public static void main(String[] arguments) throws Exception {
    LOG.setLevel(Level.OFF);
    URI api = URI.create(arguments[0]);
    int seconds = Integer.parseInt(arguments[1]);
    ExecutorService threads = Executors.newCachedThreadPool();
    Transport transport = new Transport(threads);
    Clock clock = Clock.systemUTC();
    CallLimits limits = new CallLimits(clock, new Random(7));
    CachedRuns runs =
        new CachedRuns(
            new CopyMemory(),
            () -> "",
            new TallyfyRuns(
                new TallyfyCalls(limits, TestTenants.tokens(clock), transport, threads, clock),
                clock),
            limits,
            clock);
    Tenant healthy = tenant("healthy", api, PATIENCE);
    look(runs, healthy, "warm", 100);
    double alone = slow(look(runs, healthy, "alone", 100));
    Map<String, AtomicInteger> greedy = new ConcurrentHashMap<>();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    AtomicBoolean over = new AtomicBoolean();
    List<String> kinds = WORST.keySet().stream().sorted().toList();
    for (int i = 0; i < TENANTS; i++) {
      Tenant tenant = tenant("greedy" + i, api, Duration.ofSeconds(30));
      for (int visitor = 0; visitor < 3; visitor++) {
        int start = i + visitor;
        threads.execute(
            () -> {
              for (int n = start; !over.get(); n++) {
                RunId id = new RunId(kinds.get(n % kinds.size()) + "-" + start + "-" + n);
                RunLookup lookup = runs.find(tenant, id).answer().join();
                greedy
                    .computeIfAbsent(lookup.getClass().getSimpleName(), name -> new AtomicInteger())
                    .incrementAndGet();
                reloadSoon();
              }
            });
      }
    }
    List<Double> beside = new ArrayList<>();
    for (int n = 0; n < MIN_LOOKS || System.nanoTime() < end; n++) {
      beside.addAll(look(runs, healthy, "beside" + n, 1));
      Thread.sleep(20);
    }
    over.set(true);
    System.out.println("greedy: " + greedy);
    System.out.printf(
        Locale.ROOT,
        "healthy: alone %.1f ms, beside %.1f ms, failures: %d of %d%n",
        alone,
        slow(beside),
        beside.stream().filter(time -> time < 0).count(),
        beside.size());
    System.exit(0);
  }

  /** No visitor reloads more often than ten times a second. */
  private static void reloadSoon() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks at runs nobody has seen; milliseconds for each, -1 for one that was not shown. */
  private static List<Double> look(CachedRuns runs, Tenant tenant, String name, int times) {
    List<Double> took = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      RunLookup lookup = runs.find(tenant, new RunId(name + "-" + i)).answer().join();
      took.add(lookup instanceof RunLookup.Found ? (System.nanoTime() - start) / 1e6 : -1);
    }
    return took;
  }

  /** What 95 of 100 took at most. */
  private static double slow(List<Double> times) {
    List<Double> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.get((int) (0.95 * (sorted.size() - 1)));
  }

  private static Tenant tenant(String name, URI api, Duration readTimeout) {
    return TestTenants.tenant(
        name,
        api,
        new Tenant.Limits(
            Duration.ofSeconds(5),
            readTimeout,
            Duration.ofSeconds(15),
            Duration.ofHours(1),
            100_000));
  }
}
