package org.runportal.tallyfy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The submitted answers of a run or a task: by the id of their field, by its alias, or as a list of
 * answers that name their field.
 */
final class SubmittedAnswers {
  private final Node stored;

  /** Those of a list by all names of their field. */
  private final Map<String, Node> listed = new HashMap<>();

  SubmittedAnswers(Node stored) {
    this.stored = stored;
    if (!stored.isObject()) {
      stored.items().forEach(item -> names(item).forEach(name -> listed.putIfAbsent(name, item)));
    }
  }

  /** Whether the vendor sent what is stored, be it nothing. */
  boolean isSent() {
    return stored.isIncluded();
  }

  /** The answer to a field; {@link Node#ABSENT} when there is none. */
  Node of(Node field) {
    for (String name : names(field)) {
      Node found = stored.isObject() ? stored.member(name) : listed.getOrDefault(name, Node.ABSENT);
      if (!found.isMissing()) {
        return isWrapped(found) ? found.anyOf("value", "field_value") : found;
      }
    }
    return Node.ABSENT;
  }

  /** Answers to none of these fields. */
  List<Node> besides(List<Node> fields) {
    Set<String> known =
        fields.stream().flatMap(field -> names(field).stream()).collect(Collectors.toSet());
    List<Node> left = new ArrayList<>();
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
    return left.stream().filter(answer -> !answer.isMissing()).toList();
  }

  /** Whether an answer carries its own question. */
  static boolean isWrapped(Node answer) {
    return answer.isObject()
        && (answer.has("value") || answer.has("field_value"))
        && (answer.has("label") || answer.has("alias"));
  }

  private static List<String> names(Node field) {
    List<String> names = new ArrayList<>();
    field.member("id").words().ifPresent(names::add);
    field.member("alias").words().ifPresent(names::add);
    return names;
  }
}
