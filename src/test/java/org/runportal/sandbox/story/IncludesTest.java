package org.runportal.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncludesTest {
  @Test
  void areEmptyWithoutTheParameter() {
    assertThat(Includes.of(null).requested()).isEmpty();
    assertThat(Includes.of("").requested()).isEmpty();
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
  void parseEverySpellingOfTheList(String with) {
    assertThat(Includes.of(with).requested())
        .containsExactlyInAnyOrder(Include.TAGS, Include.STAGES);
  }

  @Test
  void ignoreUnknownNames() {
    assertThat(Includes.of("prerun,tags,tasks.step,Tags2").requested())
        .containsExactly(Include.TAGS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasks.threads", "tasks.form_fields"})
  void includeTheTasksWithTheirNestedRelations(String with) {
    assertThat(Includes.of(with).has(Include.TASKS)).isTrue();
  }
}
