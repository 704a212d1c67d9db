package org.runportal.web;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.Proportion;
import org.runportal.tenant.Marks;

/** What every page reads of a request costs no more than in proportion to it. */
class LinearQueryTest {

  static Stream<Arguments> readers() {
    return Stream.of(
        reader("a query", Query::of),
        reader("a parameter", text -> Query.of(text).value("find")),
        reader("a query with another language", text -> Query.of(text).with("lang", "de")),
        reader("a query to repeat", text -> Query.of(text).without("zone")),
        reader("lang", Languages::named),
        reader("Accept-Language", Languages::accepted),
        reader("zone", Zones::named),
        reader("marks", Marks::removedAround));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void readsInProportion(String what, Consumer<String> reader) throws Exception {
    Proportion.holds(what, reader);
  }

  private static Arguments reader(String what, Consumer<String> reader) {
    return Arguments.of(what, reader);
  }
}
