package org.runportal.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query of the address the visitor asked for, apart from what the server did with it.
 *
 * @param pairs as they were sent, still encoded: {@code find=a%20b}
 */
public record Query(List<String> pairs) {
  /** Longer than any link people paste: a page does not repeat what is longer still. */
  private static final int MAX_LENGTH = 2_000;

  /**
   * A parameter, decoded.
   *
   * @param name its name
   * @param value its value; empty for none
   */
  public record Field(String name, String value) {}

  /**
   * @param text what stands behind the question mark; {@code null} for nothing
   */
  static Query of(String text) {
    return new Query(
        text == null
            ? List.of()
            : Arrays.stream(text.split("&")).filter(pair -> !pair.isEmpty()).toList());
  }

  /** The first value of a parameter. */
  Optional<String> value(String name) {
    return fields().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
  }

  /** An address relative to the page: the same query with one parameter set. */
  String with(String name, String value) {
    return Stream.concat(others(name), Stream.of(name + "=" + value))
        .collect(Collectors.joining("&", "?", ""));
  }

  /** What a form has to repeat so that nothing but one parameter changes. */
  List<Field> without(String name) {
    return others(name).map(Query::field).toList();
  }

  private Stream<String> others(String name) {
    return pairs.stream()
        .filter(pair -> pair.length() <= MAX_LENGTH && !field(pair).name().equals(name));
  }

  private Stream<Field> fields() {
    return pairs.stream().map(Query::field);
  }

  private static Field field(String pair) {
    int sign = pair.indexOf('=');
    return sign < 0
        ? new Field(decoded(pair), "")
        : new Field(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // not encoded as it should be: it means itself
      return part;
    }
  }
}
