package org.runportal.it.faults;

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
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The artifact that ships on a server of its own, apart from the one all other tests share: it
 * trusts an authority of ours, resolves names of ours, serves a hundred tenants, and what fails
 * here disturbs no other test.
 */
final class SecondPortal implements AutoCloseable {
  private static final String TRUST_PASSWORD = "changeit";

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final int port = freePort();
  private final Path home;
  private final Process server;

  /**
   * @param home an empty directory for all it writes
   * @param settings what its configuration says
   */
  SecondPortal(Path home, Certificates certificates, Path names, Properties settings) {
    this.home = home;
    certificates.trustedIn(home.resolve("trust.p12"), TRUST_PASSWORD);
    try (Writer file = Files.newBufferedWriter(home.resolve("portal.properties"))) {
      settings.store(file, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server = start(names);
  }

  /** Waits until it answers. */
  void ready() {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              if (!server.isAlive()) {
                throw new IllegalStateException("the server ended: see " + home);
              }
              try {
                return get("/").statusCode() == 200;
              } catch (UncheckedIOException e) {
                return false;
              }
            });
  }

  HttpResponse<String> get(String path) {
    return send(to(path).GET());
  }

  /** Sends the form of the sandbox's switch. */
  HttpResponse<String> post(String path) {
    return send(
        to(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("condition=down")));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.timeout(Duration.ofSeconds(40)).build(),
          HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All it has written to its log so far. */
  String log() {
    try {
      return Files.readString(home.resolve("console.log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(Path names) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + home,
            "-Djavax.net.ssl.trustStore=" + home.resolve("trust.p12"),
            "-Djavax.net.ssl.trustStorePassword=" + TRUST_PASSWORD,
            // names are looked up anew for every connection
            "-Djdk.net.hosts.file=" + names,
            "-Dsun.net.inetaddr.ttl=0",
            "-Dsun.net.inetaddr.negative.ttl=0",
            "-jar",
            System.getProperty("payara.microJar"),
            "--nocluster",
            "--nohostaware",
            "--disablephonehome",
            "--port",
            String.valueOf(port),
            "--prebootcommandfile",
            "payara-config/pre-boot.asadmin",
            "--systemproperties",
            home.resolve("portal.properties").toString(),
            "--deploy",
            "target/portal.war",
            "--contextroot",
            "/");
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(home.resolve("console.log").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
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
  }
}
