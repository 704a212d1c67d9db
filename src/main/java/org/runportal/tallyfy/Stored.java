package org.runportal.tallyfy;

import java.util.ArrayList;
import java.util.List;

/**
 * Answers as a run or a task keeps them: by the id of their field, by its alias, or as a list of
 * answers that name their field themselves.
 */
final class Stored {
  private final Part stored;

  Stored(Part stored) {
    this.stored = stored;
  }

  /** Whether the vendor sent what is stored, be it nothing. */
  boolean isSent() {
    return stored.isIncluded();
  }

  /** The answer to a field; {@link Part#ABSENT} when there is none. */
  Part of(Part field) {
    for (String name : names(field)) {
      Part found = stored.isObject() ? stored.member(name) : listed(name);
      if (!found.isNothing()) {
        return isWrapped(found) ? found.anyOf("value", "field_value") : found;
      }
    }
    return Part.ABSENT;
  }

  /** Answers to none of these fields. */
  List<Part> besides(List<Part> fields) {
    List<String> known = fields.stream().flatMap(field -> names(field).stream()).toList();
    List<Part> left = new ArrayList<>();
    if (stored.isObject()) {
      stored.names().stream()
          .filter(name -> !known.contains(name))
          .map(stored::member)
          .forEach(left::add);
    } else {
      stored.items().stream()
          .filter(item -> names(item).stream().noneMatch(known::contains))
          .forEach(left::add);
    }
    return left.stream().filter(answer -> !answer.isNothing()).toList();
  }

  private Part listed(String name) {
    return stored.items().stream()
        .filter(item -> names(item).contains(name))
        .findFirst()
        .orElse(Part.ABSENT);
  }

  /** Whether an answer carries its own question. */
  static boolean isWrapped(Part answer) {
    return answer.isObject()
        && (answer.has("value") || answer.has("field_value"))
        && (answer.has("label") || answer.has("alias"));
  }

  private static List<String> names(Part field) {
    List<String> names = new ArrayList<>();
    field.member("id").words().ifPresent(names::add);
    field.member("alias").words().ifPresent(names::add);
    return names;
  }
}
