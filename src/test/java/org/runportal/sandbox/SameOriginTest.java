package org.runportal.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "same-origin, null, demo.example",
        "same-origin, http://demo.example, demo.example",
        "-, http://demo.example:8080, demo.example:8080",
        "-, https://DEMO.example, demo.example",
        "-, -, demo.example",
      })
  void acceptsFormsOfOurOwnPages(String fetchSite, String origin, String host) {
    assertThat(SameOrigin.admits(fetchSite, origin, host)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "cross-site, http://demo.example, demo.example",
        "same-site, http://other.example, demo.example",
        "none, -, demo.example",
        "-, http://other.example, demo.example",
        "-, http://demo.example:81, demo.example",
        "-, null, demo.example",
        "-, ':::', demo.example",
        "-, http://demo.example, -",
      })
  void rejectsFormsOfOtherSites(String fetchSite, String origin, String host) {
    assertThat(SameOrigin.admits(fetchSite, origin, host)).isFalse();
  }
}
