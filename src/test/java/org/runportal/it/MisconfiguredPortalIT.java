package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A portal none of whose tenants is on: the token of one is in a file that everybody can read, that
 * of the other is kept, but something else is missing. Nobody may look at its status.
 */
class MisconfiguredPortalIT {
  private static final String EXPOSED = "Zq7LmX2vRt9KpW4yBn6Hs";
  private static final String KEPT = "Jd5GfC8wNe3TaV1uQo0Mi";
  private static final String SAID_OF_EXPOSED =
      "portal.tenant.exposed.token is in a file that everybody can read: chmod it to 0440"
          + " (defaultMode: 0440 in Kubernetes)";
  private static final String SAID_OF_NAME =
      "portal.tenant.kept.name has letters that were lost: write it in UTF-8 and start Java with"
          + " -Dfile.encoding=UTF-8";
  private static final String SAID_OF_KEPT = "portal.tenant.kept.organization is missing";
  private static final String SAID_OF_STRAY =
      "portal.tenant.kept.organisation is not a known key; did you mean"
          + " portal.tenant.kept.organization?";

  private static Path home;
  private static SecondPortal portal;

  @BeforeAll
  static void start() throws IOException {
    home = SecondPortal.newHome("misconfigured");
    Path secrets = Files.createDirectory(home.resolve("secrets"));
    // as Kubernetes mounts them: links into a hidden directory
    Path data = Files.createDirectory(secrets.resolve("..2026_03_12"));
    Files.createSymbolicLink(secrets.resolve("..data"), data.getFileName());
    secret(secrets, data, "portal.tenant.exposed.token", EXPOSED, "rw-r--r--");
    secret(secrets, data, "portal.tenant.kept.token", KEPT, "r--r-----");

    Properties settings = new Properties();
    settings.setProperty("portal.tenants", "exposed,kept");
    settings.setProperty("portal.tenant.exposed.name", "Exposed");
    settings.setProperty("portal.tenant.exposed.organization", "exposedorganization");
    settings.setProperty("portal.tenant.exposed.access", "public");
    settings.setProperty("portal.tenant.kept.name", "Müller & Söhne, Zürich");
    settings.setProperty("portal.tenant.kept.organisation", "keptorganization");
    portal =
        new SecondPortal(
            home,
            settings,
            new SecondPortal.Options(
                // a machine without a charset for the name below
                List.of("-Dfile.encoding=US-ASCII"),
                List.of("--secretsdir", secrets.toString()),
                Map.of()));
    portal.ready();
  }

  @AfterAll
  static void stop() {
    if (portal != null) {
      portal.close();
    }
  }

  private static void secret(Path secrets, Path data, String key, String value, String permissions)
      throws IOException {
    Path file = Files.writeString(data.resolve(key), value + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    Files.createSymbolicLink(secrets.resolve(key), Path.of("..data", key));
  }

  @Test
  void refusesTheSecretThatEverybodyCanReadAndTakesTheOther() {
    assertThat(portal.log())
        .contains("tenant exposed is off: " + SAID_OF_EXPOSED)
        .contains("tenant kept is off: " + SAID_OF_NAME + ", " + SAID_OF_KEPT)
        .contains(SAID_OF_STRAY)
        .doesNotContain("cannot find out where the secrets directory is");
    assertThat(portal.get("/exposed").statusCode()).isEqualTo(404);
  }

  @Test
  void theFirstPageSaysThatEveryTenantIsOff() {
    assertThat(portal.get("/").body())
        .contains("Every organization of this portal is switched off")
        .doesNotContain("No organization is set up yet");
  }

  @Test
  void isAliveButNotReady() {
    assertThat(portal.get("/health/live").statusCode()).isEqualTo(200);

    HttpResponse<String> ready = portal.get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body())
        .contains("\"off\":\"exposed, kept\"")
        .contains(
            "portal.tenant.exposed.token, portal.tenant.kept.name, portal.tenant.kept.organization");
  }

  @Test
  void showsItsStatusToNobodyAndLogsWhy() {
    HttpResponse<String> status = portal.get("/-/status");
    HttpResponse<String> unknown = portal.get("/-/no-such-page");

    assertThat(status.statusCode()).isEqualTo(404);
    assertThat(status.body()).isEqualTo(unknown.body());
    assertThat(status.headers().map().keySet()).isEqualTo(unknown.headers().map().keySet());
    assertThat(portal.get("/-/status/").body()).isEqualTo(unknown.body());
    assertThat(portal.log()).contains("/-/status is off: portal.status.access is signed-in");
  }

  /** It reads files in UTF-8 whatever the locale, as the server does by default. */
  @Test
  void theCheckSaysTheSameButOfTheCharset() throws Exception {
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                "target/portal.war",
                "--systemproperties",
                home.resolve("portal.properties").toString(),
                "--secretsdir",
                home.resolve("secrets").toString())
            .redirectErrorStream(true);
    command.environment().putAll(Map.of("LANG", "C", "LC_ALL", "C"));
    Process check = command.start();
    List<String> said =
        new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();

    assertThat(check.waitFor()).isEqualTo(1);
    assertThat(said)
        .containsExactly(
            SAID_OF_EXPOSED,
            SAID_OF_KEPT,
            SAID_OF_STRAY,
            "tenant exposed is off",
            "tenant kept is off",
            "problems: 3");
  }

  @Test
  void neverShowsASecret() {
    String all =
        Stream.of("/health", "/metrics", "/", "/-/status")
                .map(path -> portal.get(path).body())
                .reduce("", String::concat)
            + portal.log();

    assertThat(new Secrets(Map.of("exposed", EXPOSED, "kept", KEPT)).in(all)).isEmpty();
  }
}
