package org.runportal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The query string of the request as the client sent it, unaffected by forwards.
 *
 * @param pairs as sent, still encoded: {@code find=a%20b}
 */
public record Query(List<String> pairs) {
  /** What pages understand; everything else, such as marks of a campaign, is left alone. */
  static final Set<String> OF_PAGES =
      Set.of(
          LocaleChoice.LANGUAGE,
          LocaleChoice.ZONE,
          Reload.MARK,
          "find",
          "show",
          "person",
          "text",
          "stage",
          "page",
          "task",
          "words",
          "template",
          "tag",
          "order");

  /** Characters. Longer pairs are not repeated in links and forms. */
  private static final int MAX_LENGTH = 2_000;

  private static final Query NONE = new Query(List.of());

  /**
   * A parameter, decoded.
   *
   * @param name its name
   * @param value its value; empty for none
   */
  public record Field(String name, String value) {}

  /**
   * @param text the text after the question mark; {@code null} for none
   */
  static Query of(String text) {
    return text == null
        ? NONE
        : new Query(Arrays.stream(text.split("&")).filter(pair -> !pair.isEmpty()).toList());
  }

  /**
   * What a page makes of its query, repeats in its links and is kept by.
   *
   * @param text the text after the question mark; {@code null} for none
   */
  static Query ofPage(String text) {
    return text == null
        ? NONE
        : new Query(
            of(text).pairs().stream()
                .filter(pair -> pair.length() <= MAX_LENGTH)
                .filter(pair -> OF_PAGES.contains(field(pair).name()))
                .toList());
  }

  /**
   * The same of a request: what a page shows must depend on nothing but what it is kept by, so
   * pages read parameters from here.
   */
  public static Query read(HttpServletRequest request) {
    return ofPage(request.getQueryString());
  }

  /** The parameters by their names, decoded; of several with the same name the first. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    pairs.stream()
        .map(Query::field)
        .forEach(field -> parameters.putIfAbsent(field.name(), field.value()));
    return parameters;
  }

  /** The query as a text, without its question mark. */
  String text() {
    return String.join("&", pairs);
  }

  /** The first value of a parameter. */
  Optional<String> value(String name) {
    for (String pair : pairs) {
      Field field = field(pair);
      if (field.name().equals(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** A URL relative to the page: the same query with one parameter set. */
  String with(String name, String value) {
    return Stream.concat(others(name), Stream.of(name + "=" + value))
        .collect(Collectors.joining("&", "?", ""));
  }

  /** The same query without some parameters, with its question mark; empty if nothing is left. */
  String withoutText(String... names) {
    String rest = others(names).collect(Collectors.joining("&"));
    return rest.isEmpty() ? "" : "?" + rest;
  }

  /** The fields a form must repeat so that only one parameter changes. */
  List<Field> without(String name) {
    return others(name).map(Query::field).toList();
  }

  private Stream<String> others(String... names) {
    List<String> left = List.of(names);
    return pairs.stream()
        .filter(pair -> pair.length() <= MAX_LENGTH && !left.contains(field(pair).name()));
  }

  private static Field field(String pair) {
    int sign = pair.indexOf('=');
    return sign < 0
        ? new Field(decode(pair), "")
        : new Field(decode(pair.substring(0, sign)), decode(pair.substring(sign + 1)));
  }

  private static String decode(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // malformed encoding is taken literally
      return part;
    }
  }
}
