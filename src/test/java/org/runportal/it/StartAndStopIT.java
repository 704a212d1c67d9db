package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runportal.Depth;
import org.runportal.it.hostile.RawHttp;
import org.runportal.it.hostile.RawHttp.Answer;
import org.runportal.tallyfy.TallyfyStub;

/**
 * A server that starts, stops and starts again while people look: they get the page, or learn when
 * to come back, or reach nobody. Nobody gets a page that says it does not exist, and who waits for
 * a page while the server stops gets the whole of it.
 */
class StartAndStopIT {
  private static final List<String> PATHS = List.of("/acme", "/", "/health/ready");

  /** What anybody may get; health has a word of its own for "not ready". */
  private static final Set<String> TRUE_ANSWERS =
      Set.of("200", "503 come back", "no connection", "503 of health");

  private static final String NAME = "A run that took its time";
  private static final int ROUNDS = Depth.count("start.rounds", 1, 3);

  @RegisterExtension private final TallyfyStub vendor = new TallyfyStub();

  @Test
  void answersTrulyWhileItStartsAndStopsAndEndsWhatIsUnderWay() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Path home = SecondPortal.newHome("life");
      Map<String, Integer> answers = new ConcurrentSkipListMap<>();
      AtomicBoolean over = new AtomicBoolean();
      ExecutorService people = Executors.newFixedThreadPool(PATHS.size());
      try (SecondPortal portal = start(home)) {
        for (String path : PATHS) {
          people.submit(
              () -> {
                RawHttp raw = new RawHttp(portal.port());
                while (!over.get()) {
                  answers.merge(ask(raw, path), 1, Integer::sum);
                  Thread.sleep(20);
                }
                return null;
              });
        }
        portal.ready();
        await().until(() -> portal.log().contains(" is ready at "));
        startsQuietly(portal.log());
        endsWhatIsUnderWay(portal, "slow-" + round);
      }
      over.set(true);
      people.shutdown();
      assertThat(people.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

      assertThat(new TreeMap<>(answers).keySet()).isSubsetOf(TRUE_ANSWERS);
      assertThat(answers).containsKeys("200", "503 come back", "503 of health", "no connection");
    }
  }

  /** A port that is open says that there is a portal behind it. */
  @Test
  void opensNoPortAfterADeploymentThatFailed() throws IOException, InterruptedException {
    Path home = SecondPortal.newHome("undeployed");
    Path archive = home.resolve("broken.war");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
      zip.write("<web-app><broken>".getBytes(StandardCharsets.UTF_8));
    }
    // a command that fails leaves a line in the log: then those before it were run
    Path commands = home.resolve("post-deploy.asadmin");
    Files.writeString(
        commands,
        Files.readString(Path.of("payara-config/post-deploy.asadmin"))
            + "show-component-status nothing\n");
    List<String> options = List.of("--postdeploycommandfile", commands.toString());
    try (SecondPortal portal =
        new SecondPortal(
            home,
            new Properties(),
            new SecondPortal.Options(List.of(), options, Map.of("APP", archive.toString())))) {
      await().until(() -> portal.log().contains("show-component-status failed"));

      assertThat(portal.log()).contains("Exception while deploying the app");
      RawHttp raw = new RawHttp(portal.port());
      for (int i = 0; i < 10; i++) {
        assertThat(ask(raw, "/")).isEqualTo("no connection");
        Thread.sleep(100);
      }
    }
  }

  private void endsWhatIsUnderWay(SecondPortal portal, String run) {
    CountDownLatch gate = new CountDownLatch(1);
    vendor.answers(
        "organizations/acmeorganization/runs/" + run,
        TallyfyStub.after(
            gate, TallyfyStub.json("{\"data\":{\"id\":\"slow\",\"name\":\"" + NAME + "\"}}")));
    CompletableFuture<HttpResponse<String>> underWay =
        CompletableFuture.supplyAsync(() -> portal.get("/acme/runs/" + run));
    await().until(() -> vendor.asked().stream().anyMatch(asked -> asked.path().endsWith(run)));

    portal.stop();
    await().until(() -> portal.get("/health/ready").statusCode() == 503);
    gate.countDown();

    HttpResponse<String> page = underWay.join();
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body().strip()).contains(NAME).endsWith("</html>");
  }

  private static void startsQuietly(String log) {
    // visitors are there at once, and calls to their tenant's vendor have lines of their own
    List<String> lines =
        log.lines()
            .filter(line -> !line.isBlank() && !line.contains("[org.runportal.tallyfy."))
            .toList();
    assertThat(lines).hasSizeLessThan(40);
    assertThat(lines.get(lines.size() - 1))
        .matches(
            ".*Run Portal \\S+ is ready at https://runs.example; tenants on: acme; off: broken");
    assertThat(log).doesNotContain("\u001b");
  }

  private SecondPortal start(Path home) {
    Properties settings = new Properties();
    settings.setProperty("portal.public-url", "https://runs.example");
    settings.setProperty("portal.tenants", "acme,broken");
    settings.setProperty("portal.tenant.acme.name", "Acme");
    settings.setProperty("portal.tenant.acme.organization", "acmeorganization");
    settings.setProperty("portal.tenant.acme.token", "token-of-acme");
    settings.setProperty("portal.tenant.acme.access", "public");
    settings.setProperty("portal.tenant.acme.api-url", vendor.url().toString());
    settings.setProperty("portal.tenant.acme.read-timeout", "PT60S");
    settings.setProperty("portal.tenant.broken.name", "Broken");
    return new SecondPortal(
        home,
        settings,
        new SecondPortal.Options(List.of(), List.of("--shutdowngrace", "10000"), Map.of()));
  }

  private static String ask(RawHttp raw, String path) {
    Answer answer;
    try {
      answer = raw.get(path);
    } catch (UncheckedIOException e) {
      return "no connection";
    }
    if (answer.head().isEmpty()) {
      return answer.body().isEmpty() ? "no connection" : "a part of an answer";
    }
    boolean ours = !answer.header("Content-Security-Policy").isEmpty();
    boolean later = !answer.header("Retry-After").isEmpty();
    if (!ours) {
      return answer.status() + " of the server " + path;
    }
    return switch (answer.status()) {
      case 200 -> "200";
      case 503 -> later ? "503 come back" : path.startsWith("/health") ? "503 of health" : "503";
      default -> answer.status() + " " + path;
    };
  }
}
