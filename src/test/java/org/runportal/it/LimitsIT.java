package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runportal.it.hostile.RawHttp;
import org.runportal.it.hostile.RawHttp.Answer;

/** How much one request may bring and how slowly; a page says what was too much. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LimitsIT {
  private static final String FORM =
      "POST /-/sandbox HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n";

  private final RawHttp raw = new RawHttp(Integer.getInteger("test.portal.port"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "414 | en | The address is too long",
        "414 | de | Die Adresse ist zu lang",
        "413 | fr | La requête est trop volumineuse",
        "413 | ar | الطلب كبير جدًا",
        "431 | es | Su navegador envía demasiado",
        "431 | en | Your browser is sending too much data",
        "411 | en | This address is not valid",
        "400 | de | Diese Adresse ist ungültig",
      })
  void saysInTheVisitorsWordsWhatIsTooMuch(int status, String language, String words) {
    String head =
        switch (status) {
          case 414 -> "GET /demo?find=" + "x".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n";
          case 413 -> FORM + "Content-Length: 100000\r\n";
          case 431 -> "GET /demo HTTP/1.1\r\nHost: x\r\nCookie: a=" + "x".repeat(40_000) + "\r\n";
          case 411 -> FORM + "Transfer-Encoding: chunked\r\n";
          default -> "GET /demo HTTP/1.1\r\nHost: x\r\nHost: y\r\n";
        };
    String body = status == 413 ? "x".repeat(100_000) : status == 411 ? "0\r\n\r\n" : "";

    Answer answer =
        raw.send(head + "Accept-Language: " + language + "\r\nConnection: close\r\n\r\n" + body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains(words).contains("<h1>").doesNotContain("Exception");
    assertThat(answer.header("Content-Security-Policy")).containsExactly(SafeAnswer.POLICY);
  }

  @Test
  void readsWhatSingleSignOnOfCompaniesBrings() {
    Answer answer =
        raw.get("/demo", "Cookie: a=" + "x".repeat(12_000), "Authorization: " + "x".repeat(16_000));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void echoesNothing() {
    Answer answer =
        raw.send(
            "TRACE /demo HTTP/1.1\r\nHost: x\r\nCookie: a=secret\r\nConnection: close\r\n\r\n");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void cutsOffWhatTheServerCannotTake() {
    assertThat(raw.get("/demo", "X-Long: " + "x".repeat(100_000)).status()).isEqualTo(400);
  }

  /** The page stands while more senders than the server has threads never end their request. */
  @Test
  void answersOthersWhileSomeNeverEndTheirRequest() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 250; i++) {
        slow.add(raw.open("GET /demo HTTP/1.1\r\nHost: x\r\nX-Slow: "));
        slow.add(raw.open(FORM + "Content-Length: 1000\r\n\r\ncondition="));
      }

      Instant before = Instant.now();
      HttpResponse<String> page = Portal.get("/demo");

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
      // eight bodies are waited for; the others are told to come back
      long turnedAway = 0;
      for (Socket socket : slow.subList(0, 60)) {
        if (socket.getInputStream().available() > 0) {
          Answer answer = RawHttp.head(socket);
          assertThat(answer.status()).isEqualTo(503);
          assertThat(answer.header("Retry-After")).containsExactly("10");
          turnedAway++;
        }
      }
      assertThat(turnedAway).isGreaterThan(10);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** A body that drips is broken off, however long the server itself would wait for each byte. */
  @Test
  void breaksOffABodyThatDrips() throws IOException {
    try (Socket socket = raw.open(FORM + "Content-Length: 60000\r\n\r\ncondition=")) {
      await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(500))
          .until(
              () -> {
                socket.getOutputStream().write('x');
                return socket.getInputStream().available() > 0;
              });

      assertThat(RawHttp.head(socket).status()).isEqualTo(408);
    }
  }
}
