package org.runportal.it.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.ThoroughOnly;
import org.runportal.it.ListeningSockets;
import org.runportal.it.SecondPortal;
import org.runportal.it.hostile.RawHttp;

/**
 * The command, the paths, the user and the environment of the Dockerfile, on a file system that is
 * read-only but for {@code /tmp}, with a secret that only its user can read. No container engine is
 * needed; what no test here sees is the base image.
 */
@ThoroughOnly
class ContainerIT {
  private static final Path HOME = Path.of("target/container");
  private static final Path LOG = HOME.resolve("console.log");
  private static final String PORT = String.valueOf(SecondPortal.freePort());

  private static Dockerfile dockerfile;
  private static Container container;
  private static List<String> filesBefore;
  private static Process server;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assumeThat(Container.isPossible())
        .as("root, or a user name space, is needed to build a read-only root")
        .isTrue();
    Files.createDirectories(HOME);
    dockerfile = new Dockerfile(Path.of("Dockerfile"));
    container = new Container(dockerfile, HOME.resolve("image"));
    container.mount(
        "/config/portal.properties",
        """
        portal.tenants=acme,secretless
        portal.tenant.acme.name=Acme
        portal.tenant.acme.organization=acmeorganization
        portal.tenant.acme.access=public
        portal.tenant.secretless.name=Secretless
        portal.tenant.secretless.organization=secretlessorganization
        portal.tenant.secretless.access=public
        """,
        "r--r--r--");
    container.mount("/run/secrets/portal.tenant.acme.token", "token-of-acme", "r--------");
    filesBefore = container.files();
    server = container.start(dockerfile.start(), Map.of("PORT", PORT), LOG);
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              assertThat(server.isAlive()).as(Files.readString(LOG)).isTrue();
              return run(dockerfile.health()) == 0;
            });
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (server != null) {
      server.destroy();
      if (!server.waitFor(30, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    }
  }

  @Test
  void isReady() throws IOException, InterruptedException {
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void listensToItsOnePortAlone() {
    assertThat(ListeningSockets.of(server.pid())).containsExactly("tcp " + PORT);
  }

  @Test
  void takesACookieOfAnotherApplicationWithForeignLetters() {
    assertThat(
            new RawHttp(Integer.parseInt(PORT))
                .get("/acme", "Cookie: name=M\u00c3\u00bcller")
                .status())
        .isEqualTo(200);
  }

  /** On is only who has a token, and the token is in a file only the user of the image can read. */
  @Test
  void readsTheMountedSecret() throws IOException, InterruptedException {
    assertThat(get("/acme").statusCode()).isEqualTo(200);
    assertThat(get("/acme").body()).contains("Acme");
    assertThat(get("/secretless").statusCode()).isEqualTo(404);
  }

  @Test
  void runsAsNobodyInParticular() throws IOException, InterruptedException {
    Path status = Path.of("/proc", String.valueOf(server.pid()), "status");

    assertThat(dockerfile.user()).matches("[1-9][0-9]*:[1-9][0-9]*");
    if (System.getProperty("user.name").equals("root")) {
      String id = dockerfile.user().split(":")[0];
      assertThat(Files.readString(status))
          .contains("Uid:\t%1$s\t%1$s\t%1$s\t%1$s\n".formatted(id))
          .containsPattern("CapEff:\t0+\n")
          .containsPattern("CapPrm:\t0+\n");
    }
    assertThat(Files.readString(Path.of("/proc", String.valueOf(server.pid()), "comm")))
        .isEqualTo("java\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/portal", "/portal/payara-config", "/config", "/run/secrets", "/etc"})
  void cannotWrite(String directory) throws IOException, InterruptedException {
    assertThat(run(List.of("test", "-d", directory))).isZero();
    assertThat(run(List.of("touch", directory + "/written"))).isNotZero();
  }

  @Test
  void canWriteToTheTemporaryDirectory() throws IOException, InterruptedException {
    assertThat(run(List.of("touch", "/tmp/written"))).isZero();
  }

  @Test
  void missesNoPlaceToWriteTo() throws IOException {
    assertThat(Files.readString(LOG))
        .doesNotContainIgnoringCase("read-only file system")
        .doesNotContainIgnoringCase("permission denied")
        .doesNotContainIgnoringCase("AccessDenied");
    assertThat(container.files()).isEqualTo(filesBefore);
  }

  @Test
  void saysNothingOfTheSecret() throws IOException {
    assertThat(Files.readString(LOG)).doesNotContain("token-of-acme");
  }

  @Test
  void isBuiltOnBasesOfOneVersion() {
    assertThat(dockerfile.bases())
        .hasSize(2)
        .allSatisfy(base -> assertThat(base).matches("eclipse-temurin:\\d+\\.\\d+\\.\\d+_\\d+-.*"));
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    Process process = container.start(command, Map.of("PORT", PORT), HOME.resolve("command.log"));
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ends: %s", command).isTrue();
    return process.exitValue();
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                .timeout(Duration.ofSeconds(30))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
