package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.runportal.Depth;
import org.runportal.tallyfy.TallyfyStub;

/**
 * The vendors of ten tenants take calls and never answer, while many visitors want their runs, and
 * a crowd wants one run of a tenant whose vendor takes its time. What others get meanwhile is told
 * by counts; {@code -Dthorough} brings more visitors and writes how long they took to {@code
 * target/hanging.md}.
 */
@ResourceLock(TroubledPortal.LOCK)
class HangingTenantsIT {
  @RegisterExtension static final TroubledPortal PORTAL = new TroubledPortal();

  /** For each tenant; for all of them together more than the server has threads. */
  private static final int VISITORS = 40;

  private static final List<Integer> CROWDS = Depth.THOROUGH ? List.of(1_000, 5_000) : List.of(300);

  private static final int PROBES = Depth.THOROUGH ? 300 : 10;

  private static final List<String> LANGUAGES = List.of("de", "fr");

  /** How long the vendor of the crowd takes at least. */
  private static final Duration SLOW = Duration.ofSeconds(3);

  @RegisterExtension private final TallyfyStub vendor = new TallyfyStub(PORTAL.vendorPort());

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofMinutes(2))
          .build();

  @Test
  void healthTheOtherTenantsAndACrowdOnOneRunAreAnswered() throws IOException {
    vendor.answers("organizations/well/runs/one", TallyfyStub.sample("docs-get-process.json"));
    List<String> report = new ArrayList<>();
    SecondPortal portal = PORTAL.portal();
    SilentVendor silent = PORTAL.silent();
    // the first answers of their kind take the server longer, whoever hangs
    Stream.of("/well/runs/one", "/health/live", "/health/ready")
        .forEach(path -> probe(portal, path, PROBES));
    for (String probe : List.of("/health/live", "/well/runs/one")) {
      report.add("undisturbed, " + probe + " | " + probe(portal, probe, PROBES));
    }
    List<CompletableFuture<Integer>> visitors = hang(portal);
    await().until(() -> silent.calls() >= TroubledPortal.HUNG);

    for (String probe : List.of("/health/live", "/health/ready", "/well/runs/one")) {
      report.add("ten vendors hang, " + probe + " | " + probe(portal, probe, PROBES));
    }
    for (int crowd : CROWDS) {
      report.addAll(answersACrowd(portal, crowd));
    }

    assertThat(visitors)
        .as("visitors whose vendor still hangs")
        .anyMatch(visitor -> !visitor.isDone());
    silent.close();
    assertThat(visitors.stream().map(CompletableFuture::join).distinct())
        .as("each is answered in the end, and with a reason")
        .isSubsetOf(502, 503, 504);
    if (Depth.THOROUGH) {
      Files.write(Path.of("target/hanging.md"), report);
    }
  }

  private List<CompletableFuture<Integer>> hang(SecondPortal portal) {
    List<CompletableFuture<Integer>> visitors = new ArrayList<>();
    for (int tenant = 0; tenant < TroubledPortal.HUNG; tenant++) {
      for (int run = 0; run < VISITORS; run++) {
        visitors.add(
            client
                .sendAsync(
                    portal
                        .to("/hung" + tenant + "/runs/run" + run)
                        .timeout(Duration.ofMinutes(9))
                        .build(),
                    HttpResponse.BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode));
      }
    }
    return visitors;
  }

  /** All want a run that nobody has seen. */
  private List<String> answersACrowd(SecondPortal portal, int visitors) {
    String run = "cold" + visitors;
    CountDownLatch gate = new CountDownLatch(1);
    vendor.answers(
        "organizations/cold/runs/" + run,
        TallyfyStub.after(
            gate, TallyfyStub.json("{\"data\":{\"id\":\"" + run + "\",\"name\":\"Cold\"}}")));
    long drawn = metric(portal, "portal_pages_drawn_total");
    long begun = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> crowd =
        IntStream.range(0, visitors)
            .mapToObj(
                i ->
                    portal
                        .to("/cold/runs/" + run)
                        .header("Accept-Language", LANGUAGES.get(i % LANGUAGES.size()))
                        .timeout(Duration.ofMinutes(4)))
            .map(
                question ->
                    client.sendAsync(question.build(), HttpResponse.BodyHandlers.ofString()))
            .toList();
    // two of them wait for the vendor, with a thread
    await().atMost(Duration.ofMinutes(3)).until(() -> metric(portal, "portal_waiting") == visitors);
    List<String> report = new ArrayList<>();
    for (String probe : List.of("/health/live", "/well/runs/one")) {
      report.add(visitors + " wait, " + probe + " | " + probe(portal, probe, PROBES));
    }
    while (System.nanoTime() - begun < SLOW.toNanos()) {
      LockSupport.parkNanos(SLOW.toNanos() / 30);
    }
    assertThat(crowd).as("all still wait").noneMatch(CompletableFuture::isDone);
    gate.countDown();
    report.add(visitors + " are answered, /well/runs/one | " + probe(portal, "/well/runs/one", 20));
    List<HttpResponse<String>> answers = crowd.stream().map(CompletableFuture::join).toList();

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(200);
              assertThat(answer.body()).contains("Cold").contains("</html>");
            });
    assertThat(vendor.asked().stream().filter(asked -> asked.path().endsWith("/" + run)))
        .as("calls")
        .hasSize(1);
    // those who came after the first minute, on a slow machine, have one of the next
    assertThat(metric(portal, "portal_pages_drawn_total") - drawn)
        .isBetween((long) LANGUAGES.size(), 2L * LANGUAGES.size());
    report.add(
        visitors
            + " answered | all after "
            + Duration.ofNanos(System.nanoTime() - begun).toMillis()
            + " ms");
    return report;
  }

  private static long metric(SecondPortal portal, String name) {
    Matcher number =
        Pattern.compile(name + "\\{[^}]*tenant=\"cold\"[^}]*} ([0-9.E]+)")
            .matcher(portal.get("/metrics").body());
    assertThat(number.find()).isTrue();
    return (long) Double.parseDouble(number.group(1));
  }

  /** Asks one time after the other; tells how long that took. */
  private static String probe(SecondPortal portal, String path, int count) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      assertThat(portal.get(path).statusCode()).isEqualTo(200);
      times.add(System.nanoTime() - start);
    }
    times.sort(null);
    return "p50 %.1f ms, p95 %.1f ms, longest %.1f ms"
        .formatted(
            times.get(count / 2) / 1e6,
            times.get(count * 95 / 100) / 1e6,
            times.get(count - 1) / 1e6);
  }
}
