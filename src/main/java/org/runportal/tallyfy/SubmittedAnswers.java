package org.runportal.tallyfy;

import java.util.ArrayList;
import java.util.List;

/**
 * The submitted answers of a run or a task: by the id of their field, by its alias, or as a list of
 * answers that name their field.
 */
final class SubmittedAnswers {
  private final Node stored;

  SubmittedAnswers(Node stored) {
    this.stored = stored;
  }

  /** Whether the vendor sent what is stored, be it nothing. */
  boolean isSent() {
    return stored.isIncluded();
  }

  /** The answer to a field; {@link Node#ABSENT} when there is none. */
  Node of(Node field) {
    for (String name : names(field)) {
      Node found = stored.isObject() ? stored.member(name) : listed(name);
      if (!found.isMissing()) {
        return isWrapped(found) ? found.anyOf("value", "field_value") : found;
      }
    }
    return Node.ABSENT;
  }

  /** Answers to none of these fields. */
  List<Node> besides(List<Node> fields) {
    List<String> known = fields.stream().flatMap(field -> names(field).stream()).toList();
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

  private Node listed(String name) {
    return stored.items().stream()
        .filter(item -> names(item).contains(name))
        .findFirst()
        .orElse(Node.ABSENT);
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
