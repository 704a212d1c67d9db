package org.runportal.tallyfy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x0d, 0x1b, 0x7f, 0x85, 0x200b, 0x2060, 0xfeff, 0x202a, 0x202b, 0x202c, 0x202d,
        0x202e, 0x2066, 0x2067, 0x2068, 0x2069
      })
  void dropsWhatNobodyCanSee(int letter) {
    assertThat(PlainText.of("pay" + Character.toString(letter) + "roll")).contains("payroll");
    assertThat(PlainText.of(Character.toString(letter))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two\nlines",
        "a\ttab",
        "<b>&amp;</b>",
        "می‌خواهم",
        "👩‍👧",
        "שלום",
        "e\u0301",
      })
  void keepsWhatBelongsToTheText(String text) {
    assertThat(PlainText.of(text)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n", "\u00a0", "\u200d", "\u200e \u200c"})
  void isNothingWhereNothingIsVisible(String text) {
    assertThat(PlainText.of(text)).isEmpty();
  }

  @Test
  void cutsWhatIsLongerThanAnyName() {
    assertThat(PlainText.of("x".repeat(1_000))).contains("x".repeat(1_000));
    assertThat(PlainText.of("x".repeat(1_001))).contains("x".repeat(999) + "…");
    assertThat(PlainText.of("x".repeat(1_000_000))).contains("x".repeat(999) + "…");
  }

  @Test
  void neverCutsThroughALetter() {
    String cut = PlainText.of("x" + "🎈".repeat(1_000)).orElseThrow();
    assertThat(cut).endsWith("🎈…").hasSizeLessThanOrEqualTo(1_000);
    assertThat(PlainText.of("🎈".repeat(1_000)).orElseThrow()).endsWith("🎈…");
  }

  @Test
  void mendsBrokenLetters() {
    assertThat(PlainText.of("a\ud83cb")).contains("a\ufffdb");
  }
}
