package org.runportal.tallyfy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runportal.run.TemplateRules;
import org.runportal.run.TemplateRules.Condition;
import org.runportal.run.TemplateRules.Effect;
import org.runportal.run.TemplateRules.Joined;
import org.runportal.run.TemplateRules.Operator;
import org.runportal.run.TemplateRules.Rule;
import org.runportal.run.TemplateRules.Subject;

/**
 * Reads the rules of a template from a response of "Get template". Nothing else of a template is
 * kept: not its texts, its people or its addresses.
 */
final class TemplateReader {
  private TemplateReader() {}

  /** The rules; empty when the answer holds no template. */
  static Optional<TemplateRules> rules(Node answer) {
    Node template = answer.member("data").isIncluded() ? answer.single() : answer;
    return template.member("id").words().isPresent()
        ? Optional.of(
            new TemplateRules(
                template.member("automated_actions").items().stream()
                    .filter(rule -> rule.member("archived_at").isMissing())
                    .flatMap(TemplateReader::rulesOf)
                    .toList(),
                after(template.member("steps"))))
        : Optional.empty();
  }

  private static Map<String, String> after(Node steps) {
    Map<String, String> after = new LinkedHashMap<>();
    for (Node step : steps.items()) {
      Optional<String> id = step.member("id").words();
      Optional<String> earlier =
          step.member("deadline").member("step").words().filter(name -> !isStartOfRun(name));
      if (id.isPresent() && earlier.isPresent() && !earlier.equals(id)) {
        after.put(id.get(), earlier.get());
      }
    }
    return after;
  }

  private static boolean isStartOfRun(String name) {
    return StatusReader.key(name).equals("start-run");
  }

  /** A rule of the vendor may do several things. */
  private static Stream<Rule> rulesOf(Node rule) {
    List<Node> conditions = rule.member("conditions").items();
    List<Condition> read = conditions.stream().flatMap(TemplateReader::condition).toList();
    // half of the conditions would be another rule
    List<Condition> all = read.size() == conditions.size() ? read : List.of();
    Joined joined = joined(conditions);
    return rule.member("then_actions").items().stream()
        .filter(action -> key(action, "action_type").equals("visibility"))
        .flatMap(
            action ->
                action.wordsOf("target_step_id").stream()
                    .map(step -> new Rule(step, effect(action), all, joined)));
  }

  private static Effect effect(Node action) {
    return switch (key(action, "action_verb")) {
      case "show" -> Effect.SHOW;
      case "hide" -> Effect.HIDE;
      default -> Effect.OTHER;
    };
  }

  /** Whether the word of a condition joins it with the one before or after is not documented. */
  private static Joined joined(List<Node> conditions) {
    List<String> words = new ArrayList<>();
    for (Node condition : conditions) {
      words.add(key(condition, "logic"));
    }
    boolean single = words.size() == 1;
    List<String> known = words.stream().filter(word -> !word.isEmpty()).distinct().toList();
    if (single || known.equals(List.of("and"))) {
      return Joined.ALL;
    }
    return known.equals(List.of("or")) ? Joined.ANY : Joined.UNCLEAR;
  }

  private static Stream<Condition> condition(Node condition) {
    Optional<Subject> subject =
        switch (key(condition, "conditionable_type")) {
          case "step" -> Optional.of(Subject.STEP);
          case "capture", "prerun" -> Optional.of(Subject.FIELD);
          default -> Optional.empty();
        };
    Optional<String> id = condition.member("conditionable_id").words();
    return subject.isEmpty() || id.isEmpty()
        ? Stream.empty()
        : Stream.of(new Condition(subject.get(), id.get(), operator(condition), value(condition)));
  }

  private static Operator operator(Node condition) {
    // a comparison within one column of a table
    if (!condition.member("column_contains_name").isMissing()) {
      return Operator.UNKNOWN;
    }
    return switch (key(condition, "operation")) {
      case "completed" -> Operator.COMPLETED;
      case "contains" -> Operator.CONTAINS;
      case "not-contains" -> Operator.NOT_CONTAINS;
      case "equals" -> Operator.EQUALS;
      case "not-equals" -> Operator.NOT_EQUALS;
      case "equals-any" -> Operator.EQUALS_ANY;
      case "greater-than" -> Operator.GREATER_THAN;
      case "is-empty" -> Operator.IS_EMPTY;
      case "is-not-empty" -> Operator.IS_NOT_EMPTY;
      default -> Operator.UNKNOWN;
    };
  }

  /** A text, or several as a list. */
  private static String value(Node condition) {
    Node statement = condition.member("statement");
    return statement.isIncluded()
        ? statement.items().stream()
            .flatMap(item -> ValueReader.chosen(item).stream())
            .collect(Collectors.joining(","))
        : statement.words().orElse("");
  }

  private static String key(Node part, String name) {
    return part.member(name).words().map(StatusReader::key).orElse("");
  }
}
