package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runportal.it.hostile.RawHttp;
import org.runportal.it.hostile.RawHttp.Answer;

/** How much one request may bring and how slowly; a page says what was too much. */
@SharedPortal
@RunAsClient
class LimitsIT {
  private static final String FORM =
      "POST /-/sandbox HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n";

  /** The most threads the server answers with. */
  private static final int THREADS = 200;

  private static final int SENDERS = 250;

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

  /**
   * A page comes while more senders than the server has threads never end their request. The server
   * itself gives a sender ten seconds: where the machine was so busy that these were over, the test
   * looks again.
   */
  @Test
  void answersOthersWhileSomeNeverEndTheirRequest() {
    await().pollInSameThread().until(this::answersWhileManyAreStillHeld);
  }

  private boolean answersWhileManyAreStillHeld() throws IOException {
    List<Socket> heads = new ArrayList<>();
    List<Socket> bodies = new ArrayList<>();
    try {
      for (int i = 0; i < SENDERS; i++) {
        heads.add(raw.open("GET /demo HTTP/1.1\r\nHost: x\r\nX-Slow: "));
        bodies.add(raw.open(FORM + "Content-Length: 1000\r\n\r\ncondition="));
      }

      HttpResponse<String> page = Portal.get("/demo");

      long held = 0;
      for (Socket head : heads) {
        held += isHeld(head) ? 1 : 0;
      }
      assertThat(page.statusCode()).isEqualTo(200);
      return held > THREADS && saysWhenToComeBack(bodies);
    } finally {
      for (Socket socket : heads) {
        socket.close();
      }
      for (Socket socket : bodies) {
        socket.close();
      }
    }
  }

  /** Eight bodies are waited for; the others are asked to come back. */
  private static boolean saysWhenToComeBack(List<Socket> bodies) throws IOException {
    int turnedAway = 0;
    for (Socket body : bodies) {
      if (body.getInputStream().available() > 0) {
        Answer answer = RawHttp.head(body);
        // 408 for one that was waited for, and for too long
        assertThat(answer.status()).isIn(503, 408);
        if (answer.status() == 503) {
          assertThat(answer.header("Retry-After")).containsExactly("10");
          turnedAway++;
        }
      }
    }
    return turnedAway > 10;
  }

  /** Whether the server still waits for the rest of a request: no answer, no end. */
  private static boolean isHeld(Socket socket) throws IOException {
    socket.setSoTimeout(1);
    try {
      socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (SocketException e) {
      return false;
    }
  }

  /** A body that drips is broken off, however long the server itself would wait for each byte. */
  @Test
  void breaksOffABodyThatDrips() throws IOException {
    try (Socket socket = raw.open(FORM + "Content-Length: 60000\r\n\r\ncondition=")) {
      await()
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
