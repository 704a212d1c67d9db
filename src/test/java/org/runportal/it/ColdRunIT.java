package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runportal.Depth;
import org.runportal.it.hostile.RawHttp;
import org.runportal.tallyfy.TallyfyStub;

/** A link has just been sent to a thousand people, and nobody has looked at the run before. */
@SharedPortal
@RunAsClient
class ColdRunIT {
  private static final int VISITORS = Depth.THOROUGH ? 5_000 : 1_000;
  private static final List<String> LANGUAGES = List.of("de", "fr");
  private static final String RUN = "organizations/coldorganization/runs/cold";
  private static final String NAME = "A run nobody has seen";

  @RegisterExtension
  private final TallyfyStub vendor = new TallyfyStub(Integer.getInteger("test.vendor.port"));

  @Test
  void aThousandVisitorsAtOnceAreOneCallAndOneDrawingForEachLanguageAndAllSeeTheRun() {
    CountDownLatch gate = new CountDownLatch(1);
    vendor.answers(
        RUN,
        TallyfyStub.after(
            gate, TallyfyStub.json("{\"data\":{\"id\":\"cold\",\"name\":\"" + NAME + "\"}}")));
    HttpClient visitors =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMinutes(1))
            .build();
    long drawn = drawn();

    List<CompletableFuture<HttpResponse<String>>> under =
        IntStream.range(0, VISITORS)
            .mapToObj(i -> question(LANGUAGES.get(i % LANGUAGES.size())))
            .map(question -> visitors.sendAsync(question, HttpResponse.BodyHandlers.ofString()))
            .toList();
    Patience.await().until(() -> calls() > 0);
    gate.countDown();
    List<HttpResponse<String>> answers = under.stream().map(CompletableFuture::join).toList();

    assertThat(calls()).isEqualTo(1);
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(200);
              assertThat(answer.body()).contains(NAME);
            });
    assertThat(IntStream.range(0, VISITORS).filter(i -> !isIn(answers.get(i), i)))
        .as("visitors who got a page in another language than theirs")
        .isEmpty();
    // those who came after the first minute, on a slow machine, have one of the next
    assertThat(drawn() - drawn).isBetween((long) LANGUAGES.size(), 2L * LANGUAGES.size());
    Patience.await().until(() -> metric("portal_waiting") == 0);
  }

  @Test
  void whoLeavesWhileWaitingIsForgottenAndTheOthersSeeTheirRuns() throws IOException {
    CountDownLatch gate = new CountDownLatch(1);
    for (String run : List.of("left", "kept")) {
      vendor.answers(
          "organizations/coldorganization/runs/" + run,
          TallyfyStub.after(
              gate,
              TallyfyStub.json(
                  "{\"data\":{\"id\":\"" + run + "\",\"name\":\"Named " + run + "\"}}")));
    }
    RawHttp raw = new RawHttp(Integer.getInteger("test.portal.port"));
    List<Socket> leaving = new ArrayList<>();
    List<Socket> staying = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      leaving.add(raw.open(asking(i % 2 == 0 ? "left" : "kept")));
      staying.add(raw.open(asking(i % 2 == 0 ? "kept" : "left")));
    }
    // two of them wait for the vendor, with a thread
    Patience.await().until(() -> metric("portal_waiting") == 120);
    for (Socket socket : leaving) {
      // the server notices at once, not when it writes
      socket.setSoLinger(true, 0);
      socket.close();
    }
    gate.countDown();

    for (int i = 0; i < staying.size(); i++) {
      RawHttp.Answer answer = RawHttp.read(staying.get(i));
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body())
          .contains("Named " + (i % 2 == 0 ? "kept" : "left"))
          .doesNotContain("Named " + (i % 2 == 0 ? "left" : "kept"))
          .contains("</html>");
    }
    Patience.await().until(() -> metric("portal_waiting") == 0);
  }

  @Test
  void sendsAPageOnlyToWhoDoesNotHaveIt() {
    vendor.answers(
        "organizations/coldorganization/runs/tagged",
        TallyfyStub.json("{\"data\":{\"id\":\"tagged\",\"name\":\"Tagged\"}}"));
    HttpResponse<String> page = Portal.send(asking("tagged", "en"));
    String tag = page.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).startsWith("\"");

    HttpResponse<String> again = Portal.send(asking("tagged", "en").header("If-None-Match", tag));
    HttpResponse<String> german = Portal.send(asking("tagged", "de").header("If-None-Match", tag));
    HttpResponse<String> other = Portal.send(asking("kept", "en").header("If-None-Match", tag));
    HttpResponse<String> head = Portal.send(asking("tagged", "en").method("HEAD", noBody()));

    // one that came after the first minute, on a slow machine, is another page
    assertThat(again.statusCode()).isIn(304, 200);
    if (again.statusCode() == 304) {
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().firstValue("ETag")).contains(tag);
    } else {
      assertThat(again.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
    }
    assertThat(german.statusCode()).isEqualTo(200);
    assertThat(german.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
    assertThat(other.statusCode()).isNotEqualTo(304);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag")).isPresent();
    assertThat(head.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isGreaterThan(1_000);
  }

  @Test
  void browsersKeepPagesOfATenantThatAllowsItAndNoErrorPages() {
    vendor.answers(
        "organizations/coldorganization/runs/stored",
        TallyfyStub.json("{\"data\":{\"id\":\"stored\",\"name\":\"Stored\"}}"));

    HttpResponse<String> page = Portal.send(asking("stored", "en"));
    HttpResponse<String> missing = Portal.send(asking("missing", "en"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().allValues("Cache-Control")).containsExactly("private, no-cache");
    assertThat(page.headers().allValues("Vary").toString())
        .contains("Accept-Language", "Cookie", "Accept-Encoding");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().allValues("Cache-Control")).containsExactly("no-store");
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }

  private static HttpRequest.Builder asking(String run, String language) {
    return HttpRequest.newBuilder(URI.create(Portal.root() + "/cold/runs/" + run))
        .header("Accept-Language", language);
  }

  private static String asking(String run) {
    return "GET /cold/runs/"
        + run
        + " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nConnection: close\r\n\r\n";
  }

  private static boolean isIn(HttpResponse<String> answer, int visitor) {
    return answer.body().contains("lang=\"" + LANGUAGES.get(visitor % LANGUAGES.size()) + "\" dir");
  }

  private static HttpRequest question(String language) {
    return HttpRequest.newBuilder(URI.create(Portal.root() + "/cold/runs/cold"))
        .header("Accept-Language", language)
        .timeout(Duration.ofMinutes(2))
        .build();
  }

  /** Pages of the tenant drawn so far. */
  private static long drawn() {
    return metric("portal_pages_drawn_total");
  }

  private static long metric(String name) {
    return Portal.metric(name, "cold");
  }

  private long calls() {
    return vendor.asked().stream().filter(asked -> asked.path().endsWith("/" + RUN)).count();
  }
}
