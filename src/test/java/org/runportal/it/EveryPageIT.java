package org.runportal.it;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state of every page, in the directions, widths and colours of {@link Looks}, and whether it
 * keeps its own policy.
 */
@Order(2)
class EveryPageIT {
  @RegisterExtension static final QuietPortal PORTAL = new QuietPortal();
  @RegisterExtension static final Browser BROWSER = Browser.of(PORTAL);

  private static final Looks LOOKS = new Looks(BROWSER);

  static Stream<Arguments> kinds() {
    return numbered(PageStates.kinds());
  }

  static Stream<Arguments> more() {
    return numbered(PageStates.more());
  }

  private static Stream<Arguments> numbered(Map<String, String> states) {
    List<Map.Entry<String, String>> all = new ArrayList<>(states.entrySet());
    return IntStream.range(0, all.size())
        .mapToObj(i -> Arguments.of(all.get(i).getKey(), all.get(i).getValue(), i));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void isAccessibleAndFitsHoweverItIsLookedAt(String state, String path, int number)
      throws IOException {
    look(state, path, Looks.at(number));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("more")
  void isAccessibleAndFitsOnAPhone(String state, String path, int number) throws IOException {
    look(state, path, Looks.onAPhone(number));
  }

  private static void look(String state, String path, List<Looks.Look> looks) throws IOException {
    SoftAssertions all = new SoftAssertions();
    BROWSER.watchPolicy();
    LOOKS.look(all, PORTAL.root() + path, state, looks);
    all.assertThat(BROWSER.policyFaults()).as("%s: its policy", state).isEmpty();
    all.assertAll();
  }
}
