package org.runportal.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The artifact that ships on a server of its own, apart from the one all other tests share: for
 * tests that need other settings, other options of the JVM, or a server that may suffer.
 */
public final class SecondPortal implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final int port;
  private final Path home;
  private final Process server;

  /**
   * What the server is started with beside what every one gets.
   *
   * @param jvm options of the JVM; a later one wins over an earlier one of ours
   * @param server options of Payara Micro
   * @param environment variables, beside those of the tests
   */
  public record Options(List<String> jvm, List<String> server, Map<String, String> environment) {
    /** Nothing. */
    public static final Options NONE = new Options(List.of(), List.of(), Map.of());
  }

  /**
   * Starts it at a port that nobody uses.
   *
   * @param home an empty directory for all it writes
   * @param settings what its configuration says
   */
  public SecondPortal(Path home, Properties settings, Options options) {
    this(home, freePort(), settings, options);
  }

  /** Starts it at a port that its settings may name. */
  SecondPortal(Path home, int port, Properties settings, Options options) {
    this.home = home;
    this.port = port;
    try (Writer file = Files.newBufferedWriter(home.resolve("portal.properties"))) {
      Properties all = new Properties();
      // all who ask come from one address here
      all.setProperty("portal.requests-per-minute", "0");
      all.putAll(settings);
      all.store(file, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server = start(options);
  }

  /** A directory for one, below {@code target}. */
  public static Path newHome(String name) {
    try {
      return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "portal-" + name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it answers; a start takes longer than anything else that tests wait for. */
  public void ready() {
    ready("/");
  }

  /** Waits until it answers this path. */
  public void ready(String path) {
    await()
        .atMost(Patience.MAX.multipliedBy(3))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              if (!server.isAlive()) {
                throw new IllegalStateException("the server ended: see " + home);
              }
              try {
                return get(path).statusCode() == 200;
              } catch (UncheckedIOException e) {
                return false;
              }
            });
  }

  /** A page as text. */
  public HttpResponse<String> get(String path) {
    return send(to(path).GET());
  }

  /** A request to it, yet to be sent. */
  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Patience.MAX);
  }

  /** Any request. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All it has written to its log so far. */
  public String log() {
    try {
      return Files.readString(home.resolve("console.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to end and does not wait for it. */
  public void stop() {
    server.destroy();
  }

  /** Where it listens on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The process it runs in. */
  public long pid() {
    return server.pid();
  }

  private Process start(Options options) {
    List<String> jvm = new ArrayList<>(List.of("-Xmx1g", "-Djava.io.tmpdir=" + home));
    jvm.addAll(options.jvm());
    List<String> command =
        new ArrayList<>(
            List.of(
                "payara-config/start",
                "target",
                "--systemproperties",
                home.resolve("portal.properties").toString(),
                // a later one counts: nobody waits for these servers
                "--shutdowngrace",
                "2"));
    command.addAll(options.server());
    ProcessBuilder process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("console.log").toFile());
    process
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS",
                String.join(" ", jvm),
                "PORT",
                String.valueOf(port),
                "SERVER_DIRECTORY",
                home.toString()));
    process.environment().putAll(options.environment());
    try {
      return process.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that nobody uses now. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    removeUnpacked();
  }

  /** What the server unpacked is large, and the same every time. */
  private void removeUnpacked() {
    Path unpacked = home.resolve("server-" + port);
    if (Files.exists(unpacked)) {
      try (Stream<Path> files = Files.walk(unpacked)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
