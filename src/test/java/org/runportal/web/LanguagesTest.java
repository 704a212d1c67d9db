package org.runportal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de                            | de",
        "de-CH-1996                    | de",
        "ar-EG,en;q=0.9                | ar",
        "nl,fr-CA;q=0.8,en;q=0.7       | fr",
        "en;q=0.2, es-419;q=0.9        | es",
        "fr;q=0, es;q=0.1              | es",
        "EN-us                         | en",
      })
  void findsTheLanguageTheBrowserPrefers(String header, String language) {
    assertThat(Languages.accepted(header)).contains(Locale.forLanguageTag(language));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "nl", "zh-Hant-TW", "de;q=high", ";;;", "<script>", "de;q=0"})
  void ignoresOtherLanguagesAndMalformedHeaders(String header) {
    assertThat(Languages.accepted(header)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nl", "de ", "de;x", "../de", "null", "deutsch", "de-", "-de"})
  void acceptsNothingThatNamesNoLanguageOfOurs(String tag) {
    assertThat(Languages.named(tag)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "DE", "de-AT", "de_DE", "de-Latn-CH"})
  void understandsALanguageWithARegion(String tag) {
    assertThat(Languages.named(tag)).contains(Locale.GERMAN);
  }

  @Test
  void namesEveryLanguageInThatLanguage() {
    assertThat(Languages.SPOKEN.stream().map(Languages::ownName))
        .containsExactly("English", "Deutsch", "Français", "Español", "العربية");
  }
}
