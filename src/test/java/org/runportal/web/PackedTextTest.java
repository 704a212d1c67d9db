package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTextTest {
  private static final Map<String, String> FILLINGS =
      Map.of("placeA", "Ana Ré <&> ".repeat(3), "placeB", "", "placeC", "x".repeat(200_000));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no place at all",
        "placeA",
        "before placeA between placeB after",
        "placeAplaceAplaceB",
        "a long one: placeC and its end"
      })
  void unpacksToTheTextWithItsPlacesFilled(String text) throws IOException {
    PackedText packed =
        PackedText.of(text.getBytes(StandardCharsets.UTF_8), List.of("placeA", "placeB", "placeC"));
    String expected = text;
    for (Map.Entry<String, String> filling : FILLINGS.entrySet()) {
      expected = expected.replace(filling.getKey(), filling.getValue());
    }

    assertThat(unpacked(packed.gzip(FILLINGS::get))).isEqualTo(expected);
    assertThat(new String(packed.plain(FILLINGS::get), StandardCharsets.UTF_8)).isEqualTo(expected);
  }

  @Test
  void unpacksWhateverItsLengthIs() throws IOException {
    Random random = new Random(7);
    for (int length = 0; length < 40_000; length += 1 + random.nextInt(700)) {
      String text =
          random
              .ints(length, 32, 127)
              .collect(
                  StringBuilder::new,
                  (all, letter) -> all.append((char) letter),
                  StringBuilder::append)
              .toString();
      PackedText packed =
          PackedText.of(
              (text + "\u0001" + text).getBytes(StandardCharsets.UTF_8), List.of("\u0001"));

      assertThat(unpacked(packed.gzip(place -> "é"))).isEqualTo(text + "é" + text);
    }
  }

  @Test
  void putsChecksumsTogether() {
    byte[] first = "The first part, ".getBytes(StandardCharsets.UTF_8);
    byte[] second = "and the second.".getBytes(StandardCharsets.UTF_8);
    CRC32 whole = new CRC32();
    whole.update(first);
    whole.update(second);

    assertThat(Crc32.combined(Crc32.of(first), Crc32.of(second), Crc32.shift(second.length)))
        .isEqualTo((int) whole.getValue());
  }

  /** The stream of the JDK compares checksum and length at the end. */
  private static String unpacked(byte[] gzip) throws IOException {
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
