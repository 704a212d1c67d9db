package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.runportal.tallyfy.TallyfyStub;

/** A link has just been sent to a thousand people, and nobody has looked at the run before. */
@SharedPortal
@RunAsClient
class ColdRunIT {
  private static final int VISITORS = 1_000;
  private static final String RUN = "organizations/coldorganization/runs/cold";
  private static final String NAME = "A run nobody has seen";

  @RegisterExtension
  private final TallyfyStub vendor = new TallyfyStub(Integer.getInteger("test.vendor.port"));

  @Test
  void aThousandVisitorsAtOnceAreOneCallAndAtLeastTheOnesWithAPlaceSeeTheRun() {
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
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(Portal.root() + "/cold/runs/cold"))
            .timeout(Duration.ofMinutes(2))
            .build();

    List<CompletableFuture<HttpResponse<String>>> under =
        IntStream.range(0, VISITORS)
            .mapToObj(i -> visitors.sendAsync(question, HttpResponse.BodyHandlers.ofString()))
            .toList();
    Patience.await().until(() -> calls() > 0);
    gate.countDown();
    List<HttpResponse<String>> answers = under.stream().map(CompletableFuture::join).toList();

    assertThat(calls()).isEqualTo(1);
    // who finds no place to wait while the one call is under way is asked to come back, and nobody
    // else
    assertThat(answers)
        .allSatisfy(
            answer -> {
              if (answer.statusCode() == 200) {
                assertThat(answer.body()).contains(NAME);
              } else {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
              }
            })
        .filteredOn(answer -> answer.statusCode() == 200)
        .hasSizeGreaterThanOrEqualTo(64);
    assertThat(Portal.get("/cold/runs/cold").body()).contains(NAME);
    assertThat(calls()).isEqualTo(1);
  }

  private long calls() {
    return vendor.asked().stream().filter(asked -> asked.path().endsWith("/" + RUN)).count();
  }
}
