package org.runportal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmailDigestTest {
  @Test
  void isTheSameWhateverTheCaseOfLatinLetters() {
    assertThat(EmailDigest.of(" Ana.Reyes@Company.EXAMPLE "))
        .isPresent()
        .isEqualTo(EmailDigest.of("ana.reyes@company.example"));
  }

  @Test
  void takesNoOtherLetterForALatinOne() {
    // the lower case of the Kelvin sign is k
    assertThat(EmailDigest.of("\u212Aim@company.example"))
        .isPresent()
        .isNotEqualTo(EmailDigest.of("kim@company.example"));
  }

  @Test
  void doesNotHoldTheAddress() {
    assertThat(EmailDigest.of("ana@company.example").orElseThrow().toString())
        .doesNotContain("ana")
        .doesNotContain("company");
  }
}
