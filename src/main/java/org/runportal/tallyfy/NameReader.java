package org.runportal.tallyfy;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads names by id from a page of a list of people. */
final class NameReader {
  private NameReader() {}

  static Map<String, String> members(Node page) {
    return names(page, member -> member.wordsOf("id", "user_id"), PersonReader::name);
  }

  static Map<String, String> groups(Node page) {
    return names(
        page, group -> group.wordsOf("id", "group_id"), group -> group.member("name").words());
  }

  /** By address in lower case; a guest of whom nothing else is known is not listed. */
  static Map<String, String> guests(Node page) {
    return names(
        page,
        guest -> guest.member("email").words().map(email -> email.toLowerCase(Locale.ROOT)),
        guest -> PersonReader.nameBesides(guest.member("email").words().orElse(""), guest));
  }

  /** How many pages the list has; 1 when the answer does not say. */
  static int pages(Node page) {
    return page.member("meta").member("pagination").member("total_pages").wholeNumber().orElse(1);
  }

  /** How many people the whole list has, where the answer says so. */
  static OptionalInt total(Node page) {
    return page.member("meta").member("pagination").member("total").wholeNumber();
  }

  /** Everybody on the page, with or without a name. */
  static Set<String> ids(Node page) {
    return page.items().stream()
        .flatMap(item -> item.wordsOf("id", "user_id", "group_id", "email").stream())
        .collect(Collectors.toSet());
  }

  private static Map<String, String> names(
      Node page, Function<Node, Optional<String>> id, Function<Node, Optional<String>> name) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Node item : page.items()) {
      Optional<String> known = name.apply(item);
      id.apply(item).ifPresent(key -> known.ifPresent(value -> names.put(key, value)));
    }
    return names;
  }
}
