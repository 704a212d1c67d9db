package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run in another format is as safe as its page, and is refused as its page is. */
@SharedPortal
@RunAsClient
class RunFormatIT {
  private static final String RUN = DemoRuns.page("ISO audit");

  @Test
  void tellsTheRunAsText() {
    HttpResponse<String> text = Portal.get(RUN + ".txt");

    assertThat(text.statusCode()).isEqualTo(200);
    assertThat(text.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
    String title = text.body().lines().findFirst().orElseThrow();
    assertThat(title).isNotBlank();
    assertThat(Portal.get(RUN).body()).contains(title);
  }

  @Test
  void speaksTheLanguageThatIsAskedFor() {
    HttpResponse<String> german = Portal.get(RUN + ".txt?lang=de");

    assertThat(german.statusCode()).isEqualTo(200);
    assertThat(german.body()).isNotEqualTo(Portal.get(RUN + ".txt?lang=en").body());
    assertThat(german.headers().firstValue("Vary")).contains("Accept-Language, Cookie");
    assertThat(german.headers().allValues("Set-Cookie")).hasSize(1);
    assertThat(Portal.get(RUN + "?lang=de").headers().allValues("Set-Cookie")).hasSize(1);
  }

  @Test
  void hasTheHeadersOfAPage() {
    HttpResponse<String> text = Portal.get(RUN + ".txt");

    assertThat(text.statusCode()).isEqualTo(200);
    SoftAssertions headers = new SoftAssertions();
    SafeAnswer.check(headers, RUN, text.headers());
    SafeAnswer.isNotKept(headers, RUN, text.headers());
    headers.assertAll();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/chart", ".txt"})
  void answersAHeadWithoutABody(String form) {
    HttpResponse<String> head =
        Portal.send(
            HttpRequest.newBuilder(URI.create(Portal.root() + RUN + form))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".xyz", ".txt/x", ".txt.txt", ".TXT"})
  void isNotThereInAnyOtherForm(String form) {
    assertThat(Portal.get(RUN + form).statusCode()).isEqualTo(404);
  }

  @Test
  void failsAsThePageDoes() {
    HttpResponse<String> busy = Portal.get("/busy/runs/busy.txt");

    assertThat(busy.statusCode()).isEqualTo(503);
    assertThat(busy.headers().firstValue("Retry-After")).isPresent();
    assertThat(Portal.get("/stormy/runs/slow.txt").statusCode()).isEqualTo(504);
    assertThat(Portal.get("/stormy/runs/rubbish.txt").statusCode()).isEqualTo(502);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nobody/runs/x.txt",
        "/closed/runs/5ca49afa783e779cda46ded7c9b8f9df.txt",
        "/demo/runs/00000000000000000000000000000000.txt",
        "/demo/runs/x.txt/x",
        "/demo/runs/x.txt.txt",
        "/-/run/runs/5ca49afa783e779cda46ded7c9b8f9df",
        "/-/run/runs/5ca49afa783e779cda46ded7c9b8f9df.txt",
        "/-/run"
      })
  void isNotThereWhereThePageIsNot(String path) {
    HttpResponse<String> response = Portal.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo(Portal.get("/nobody").body());
  }
}
