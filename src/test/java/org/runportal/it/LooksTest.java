package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.runportal.it.Looks.Look;

/** What the fewer looks of the usual depth have of all of them. */
class LooksTest {
  private static final List<Function<Look, Object>> SIDES =
      List.of(Look::language, Look::width, Look::scheme);

  private static final List<Look> EVERY =
      Looks.every().stream().filter(look -> look.width() != 768).toList();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 25})
  void everyPageIsSeenInBothDirectionsInBothWidthsAndInAllColours(int number) {
    for (Function<Look, Object> side : SIDES) {
      assertThat(Looks.pairs(number).stream().map(side).distinct())
          .containsExactlyInAnyOrderElementsOf(EVERY.stream().map(side).distinct().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 7})
  void fourPagesInARowHaveAllPairs(int first) {
    List<Look> seen =
        IntStream.range(first, first + 4).boxed().flatMap(i -> Looks.pairs(i).stream()).toList();
    for (Function<Look, Object> one : SIDES) {
      for (Function<Look, Object> other : SIDES) {
        Function<Look, Object> pair = look -> List.of(one.apply(look), other.apply(look));
        assertThat(seen.stream().map(pair).distinct())
            .containsExactlyInAnyOrderElementsOf(EVERY.stream().map(pair).distinct().toList());
      }
    }
  }
}
