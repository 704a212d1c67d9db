package org.runportal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
  private static final String MAX_LENGTH_ID = "a".repeat(64);

  @ParameterizedTest
  @ValueSource(strings = {"7", "run_id_abc", "A-b_9", "5ca49afa783e779cda46ded7c9b8f9df"})
  void takesLettersDigitsAndTwoSigns(String text) {
    assertThat(RunId.parse(text)).contains(new RunId(text));
    assertThat(TaskId.parse(text)).contains(new TaskId(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "_a", "a/b", "a.b", "..", "a%2f", "a b", "ä", "a\n", "٣"})
  void takesNothingThatCouldLeaveItsPlaceInAnAddress(String text) {
    assertThat(RunId.parse(text)).isEmpty();
    assertThat(TaskId.parse(text)).isEmpty();
    assertThatThrownBy(() -> new RunId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isInSmallLettersWhereItIsOfTallyfysForm() {
    String id = "5ca49afa783e779cda46ded7c9b8f9df";
    String capitals = id.toUpperCase(Locale.ROOT);

    assertThat(RunId.parse(capitals)).contains(new RunId(id));
    assertThat(RunId.at("/" + capitals + "/chart", 1)).contains(new RunId(id));
    assertThat(new RunId(capitals.substring(1)).value()).as("a word").startsWith("CA49AFA");
  }

  @Test
  void isAtMost64LettersLong() {
    assertThat(RunId.parse(MAX_LENGTH_ID)).contains(new RunId(MAX_LENGTH_ID));
    assertThat(RunId.parse(MAX_LENGTH_ID + "a")).isEmpty();
  }

  @Test
  void isFoundAtTheStartOfALongerText() {
    assertThat(RunId.at("abc.txt", 0)).contains(new RunId("abc"));
    assertThat(RunId.at("abc/chart", 0)).contains(new RunId("abc"));
    assertThat(RunId.at("/demo/runs/abc", 11)).contains(new RunId("abc"));
    assertThat(RunId.at("/abc", 0)).isEmpty();
    assertThat(RunId.at("", 0)).isEmpty();
  }

  @Test
  void isNotTheStartOfAnIdThatIsTooLong() {
    assertThat(RunId.at(MAX_LENGTH_ID + "a.txt", 0)).isEmpty();
  }
}
