package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer may hold, and that reading ends where it holds more. */
class JsonBoundsTest {
  private static final int LOTS = 16 * 1024 * 1024 - 16;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,",
        "[],",
        "{},",
        "{\"a\":0},",
        "\"\",",
        "[[[[[[[[]]]]]]]],",
        "{\"a\":{\"b\":[1]}},"
      })
  void stopsEarlyWhereManyValuesCostMoreThanTheirBytes(String piece) {
    byte[] rich = ("[" + piece.repeat(LOTS / piece.length())).getBytes(StandardCharsets.UTF_8);
    ByteArrayInputStream body = new ByteArrayInputStream(rich);
    JsonBounds bounds = new JsonBounds(body);

    assertThatThrownBy(bounds::readAllBytes)
        .isInstanceOf(IOException.class)
        .hasMessage("more than 800000 values");
    assertThat(bounds.exceeded()).isPresent();
    assertThat(rich.length - body.available()).as("bytes read").isLessThan(9_000_000);
    assertThatThrownBy(() -> new AnswerReader(Clock.systemUTC()).read(rich))
        .isInstanceOf(NodeReader.NotJson.class)
        .hasMessage("more than 800000 values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "{\"%s\":0}", "[%s]"})
  void stopsInATextThatDoesNotEnd(String shape) {
    byte[] longer = shape.formatted("9".repeat(LOTS)).getBytes(StandardCharsets.UTF_8);
    ByteArrayInputStream body = new ByteArrayInputStream(longer);

    assertThatThrownBy(new JsonBounds(body)::readAllBytes).hasMessageContaining("4194304 bytes");
    assertThat(longer.length - body.available()).isLessThan(4_500_000);
  }

  @Test
  void countsNothingWithinATextAndEveryTextAnew() throws IOException {
    String text = "\"[{,:\\\"\\\\\",".repeat(10_000);
    String several =
        "[" + text + "\"" + "a".repeat(3_000_000) + "\"," + "\"" + "b".repeat(3_000_000) + "\"]";

    assertThat(drain(several)).isEqualTo(several.length());
    assertThat(drain(" ".repeat(LOTS) + "{}")).isEqualTo(LOTS + 2);
  }

  @Test
  void measuresHowMuchThereIsToRead() throws IOException {
    assertThat(size("[1,2,{\"a\":\"b,c\"}]")).isEqualTo(5);
    assertThat(size("\"" + "a".repeat(1_000_000) + "\"")).as("a long text").isEqualTo(20_000);
    assertThat(size("[" + "0,".repeat(900_000) + "0]"))
        .as("no more than may be read")
        .isEqualTo(JsonBounds.MAX_PARTS);
    assertThat(size("[".repeat(100))).as("as far as it is read").isLessThan(1_000);
  }

  private static int size(String json) throws IOException {
    return JsonBounds.measure(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
        .size();
  }

  private static long drain(String json) throws IOException {
    InputStream bounds =
        new JsonBounds(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    return bounds.transferTo(OutputStream.nullOutputStream());
  }
}
