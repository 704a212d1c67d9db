package org.runportal.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncludesTest {
  @Test
  void areNothingWhenNothingIsAsked() {
    assertThat(Includes.of(null).asked()).isEmpty();
    assertThat(Includes.of("").asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tags,stages",
        "tags%2Cstages",
        "tags%2cstages",
        " stages , tags,",
        "tags,tags,stages"
      })
  void readTheListHoweverItIsWritten(String with) {
    assertThat(Includes.of(with).asked()).containsExactlyInAnyOrder(Include.TAGS, Include.STAGES);
  }

  @Test
  void leaveOutNamesNobodyKnows() {
    assertThat(Includes.of("prerun,tags,tasks.step,Tags2").asked()).containsExactly(Include.TAGS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasks.threads", "tasks.form_fields"})
  void bringTheTasksAlongWithWhatIsNestedInThem(String with) {
    assertThat(Includes.of(with).has(Include.TASKS)).isTrue();
  }
}
