package org.runportal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {
  /** What a mark is, said once more. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?i)(?:[\\s\\p{Z}\\p{Cf}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}<>\"'`*|.,;:!?&&[^\\x0B]]"
              + "|%(?:20|21|22|27|28|29|2c|2e|3a|3b|3c|3e|3f|5b|5d|60|7b|7c|7d|c2%a0|c2%ab|c2%bb"
              + "|e2%80%[89a][0-9a-f]|ef%bb%bf))+$");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      value = {
        "/acme/runs/x~/acme/runs/x",
        "/acme/runs/x.~/acme/runs/x",
        "/acme/runs/x>).~/acme/runs/x",
        "/acme/runs/x%E2%80%9D%2E~/acme/runs/x",
        "/acme/runs/x%C2%A0~/acme/runs/x",
        "/acme/runs/x%41~/acme/runs/x%41",
        "/acme/runs/x%c2~/acme/runs/x%c2",
        "/acme/runs/x\u201d\u3000~/acme/runs/x",
        "%20~^^",
      })
  void removesThemBehind(String text, String rest) {
    assertThat(Marks.removedBehind(text)).isEqualTo(rest);
  }

  @Test
  void removesThemAroundButNoPointBefore() {
    assertThat(Marks.removedAround(" <\u201chttps://a/x>. ")).isEqualTo("https://a/x");
    assertThat(Marks.removedAround("./x.")).isEqualTo("./x");
  }

  @Test
  void knowsTheSameAsAnExpression() {
    List<String> parts =
        List.of("a", "/", "%20", "%E2", "%80", "%8f", "%b0", "%c2", "%A0", "%ef", "%bb", "%BF");
    List<String> others = List.of(".", ")", "\u00a0", "\u200b", "\u201c", "%", "9", "\ud83d\ude00");
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) {
        List<String> from = random.nextInt(3) == 0 ? others : parts;
        text.append(from.get(random.nextInt(from.size())));
      }
      String expected = BEHIND.matcher(text).replaceFirst("");
      assertThat(Marks.removedBehind(text.toString())).as(text.toString()).isEqualTo(expected);
    }
  }
}
