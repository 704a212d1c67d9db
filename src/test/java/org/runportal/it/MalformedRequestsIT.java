package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.SoftAssertions;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;
import org.runportal.it.hostile.Malformed;
import org.runportal.it.hostile.RawHttp;
import org.runportal.it.hostile.RawHttp.Answer;

/** A small request writes no large log, and nothing of what it said. */
@SharedPortal
@RunAsClient
class MalformedRequestsIT {
  /** One line of the server's format. */
  private static final int MAX_LOG_CHARS = 600;

  private final RawHttp raw = new RawHttp(Integer.getInteger("test.portal.port"));

  @Test
  void writesAtMostOneShortLineForEach() {
    SoftAssertions all = new SoftAssertions();
    long before = Portal.logBytes();
    StringBuilder seen = new StringBuilder();
    for (var request : Malformed.requests().entrySet()) {
      Answer answer;
      try {
        answer = raw.answer(request.getValue());
      } catch (UncheckedIOException e) {
        // cut off while we sent what was too much
        continue;
      }
      all.assertThat(answer.status()).as(request.getKey()).isNotEqualTo(500);
      String written = Portal.logSince(before);
      before += written.getBytes(StandardCharsets.UTF_8).length;
      seen.append(written);
      all.assertThat(written.length())
          .as(request.getKey() + " wrote " + written)
          .isLessThan(MAX_LOG_CHARS);
    }
    all.assertThat(seen)
        .doesNotContain(Malformed.MARK)
        .doesNotContainPattern("(?m)^\\s+at ")
        .doesNotContain("Exception");
    all.assertAll();
  }

  @Test
  void countsWhatTheServerCouldNotRead() {
    for (int i = 0; i < 20; i++) {
      raw.send("GET /% HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    assertThat(Portal.log()).containsPattern("requests that the server could not read: \\d+");
  }

  @Test
  void takesACookieOfAnotherApplicationWithForeignLetters() {
    Answer answer = raw.get("/demo", "Cookie: name=M\u00c3\u00bcller; lang=de");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("lang=\"de\"");
  }
}
