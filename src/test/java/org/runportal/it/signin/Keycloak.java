package org.runportal.it.signin;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.runportal.it.SecondPortal;

/** The company's identity provider: a real Keycloak with the realm of {@code src/test/keycloak}. */
final class Keycloak implements AutoCloseable {
  static final String CLIENT = "portal";
  static final String SECRET = "the-portals-secret-at-the-company";

  private static final String REALM = "company";
  private static final String ADMIN = "administrator";

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port = SecondPortal.freePort();
  private final Process server;

  /**
   * Starts it.
   *
   * @param portal where the portal is for people: only there it sends them back
   */
  Keycloak(String portal) {
    Path home = Path.of(System.getProperty("test.keycloak"));
    try {
      Path realms = Files.createDirectories(home.resolve("data/import"));
      Files.writeString(
          realms.resolve("company.json"),
          Files.readString(Path.of("src/test/keycloak/company.json")).replace("@portal@", portal));
      ProcessBuilder process =
          new ProcessBuilder(
                  "bash",
                  home.resolve("bin/kc.sh").toString(),
                  "start-dev",
                  "--db=dev-mem",
                  "--http-host=127.0.0.1",
                  "--http-port=" + port,
                  "--import-realm")
              .redirectErrorStream(true)
              .redirectOutput(Path.of("target", "keycloak.log").toFile());
      process
          .environment()
          .putAll(
              Map.of(
                  "JAVA_HOME",
                  System.getProperty("java.home"),
                  "JAVA_OPTS_APPEND",
                  "-XX:TieredStopAtLevel=1",
                  "KC_BOOTSTRAP_ADMIN_USERNAME",
                  ADMIN,
                  "KC_BOOTSTRAP_ADMIN_PASSWORD",
                  ADMIN));
      server = process.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How it names itself. */
  String issuer() {
    return root() + "/realms/" + REALM;
  }

  /** Waits until people can sign in. */
  void ready() {
    await()
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              if (!server.isAlive()) {
                throw new IllegalStateException("it ended: see target/keycloak.log");
              }
              try {
                URI address = URI.create(issuer() + "/.well-known/openid-configuration");
                return send(HttpRequest.newBuilder(address)).statusCode() == 200;
              } catch (UncheckedIOException e) {
                return false;
              }
            });
  }

  /** Whether people are asked to agree that the portal learns who they are; forgets who did. */
  void asksForConsent(boolean asks) {
    String token = administrator();
    String clients = root() + "/admin/realms/" + REALM + "/clients";
    String found = body(authorized(clients + "?clientId=" + CLIENT, token).GET());
    String id = first("\"id\":\"([0-9a-f-]{36})\"", found);
    body(
        authorized(clients + "/" + id, token)
            .header("Content-Type", "application/json")
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    "{\"clientId\":\"%s\",\"consentRequired\":%s}".formatted(CLIENT, asks))));
  }

  /** Gives somebody another verified address. */
  void changesAddress(String name, String address) {
    String token = administrator();
    String users = root() + "/admin/realms/" + REALM + "/users";
    String found = body(authorized(users + "?exact=true&username=" + name, token).GET());
    String id = first("\"id\":\"([0-9a-f-]{36})\"", found);
    // what is left out is forgotten
    String user =
        body(authorized(users + "/" + id, token).GET())
            .replaceFirst("\"email\":\"[^\"]*\"", "\"email\":\"" + address + "\"");
    body(
        authorized(users + "/" + id, token)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(user)));
  }

  private String administrator() {
    String answer =
        body(
            HttpRequest.newBuilder(
                    URI.create(root() + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        form(
                            Map.of(
                                "client_id",
                                "admin-cli",
                                "grant_type",
                                "password",
                                "username",
                                ADMIN,
                                "password",
                                ADMIN)))));
    return first("\"access_token\":\"([^\"]+)\"", answer);
  }

  private static HttpRequest.Builder authorized(String address, String token) {
    return HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
  }

  private String body(HttpRequest.Builder request) {
    HttpResponse<String> response = send(request);
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String root() {
    return "http://localhost:" + port;
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }

  @Override
  public void close() {
    // the script starts the server as a process of its own
    server.descendants().forEach(ProcessHandle::destroy);
    server.destroy();
    try {
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
