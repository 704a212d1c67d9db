package org.runportal.run;

import java.util.List;
import java.util.Map;

/**
 * The rules of a template that show and hide steps, and what its steps wait for. Steps and fields
 * are given by their ids; whatever is shown of them is taken from the run, which has only what its
 * visitors may see.
 *
 * @param rules in the order of the template
 * @param after the step from whose end the deadline of a step is counted, by the id of that step
 */
public record TemplateRules(List<Rule> rules, Map<String, String> after) {
  /** The rules and the map are copied. */
  public TemplateRules {
    rules = List.copyOf(rules);
    after = Map.copyOf(after);
  }

  /**
   * A rule for one step.
   *
   * @param step the id of the step it shows or hides
   * @param effect what it does
   * @param conditions when it does so; none for a rule whose conditions could not be read
   * @param joined how the conditions are joined
   */
  public record Rule(String step, Effect effect, List<Condition> conditions, Joined joined) {
    /** The conditions are copied. */
    public Rule {
      conditions = List.copyOf(conditions);
    }
  }

  /** What a rule does with its step. */
  public enum Effect {
    /** The step is hidden until the conditions are met. */
    SHOW,
    /** The step is hidden once the conditions are met. */
    HIDE,
    /** Something else that concerns its visibility. */
    OTHER
  }

  /** How conditions are joined. */
  public enum Joined {
    /** All must be met. */
    ALL,
    /** One is enough. */
    ANY,
    /** Both words occur; in which order they bind is not documented. */
    UNCLEAR
  }

  /**
   * A condition.
   *
   * @param subject what it is about
   * @param id the id of the step or of the form field
   * @param operator the comparison
   * @param value what is compared with; for {@link Operator#EQUALS_ANY} several, separated by
   *     commas
   */
  public record Condition(Subject subject, String id, Operator operator, String value) {}

  /** What a condition is about. */
  public enum Subject {
    /** A step ({@code Step}). */
    STEP,
    /** A field of a task or of the kick-off form ({@code Capture}, {@code Prerun}). */
    FIELD
  }

  /** The documented comparisons. */
  public enum Operator {
    /** The step is completed. */
    COMPLETED,
    /** The answer contains the value. */
    CONTAINS,
    /** The answer does not contain the value. */
    NOT_CONTAINS,
    /** The answer is the value. */
    EQUALS,
    /** The answer is not the value. */
    NOT_EQUALS,
    /** The answer is one of the values. */
    EQUALS_ANY,
    /** The answer is a greater number. */
    GREATER_THAN,
    /** There is no answer. */
    IS_EMPTY,
    /** There is an answer. */
    IS_NOT_EMPTY,
    /** An unknown comparison. */
    UNKNOWN
  }
}
