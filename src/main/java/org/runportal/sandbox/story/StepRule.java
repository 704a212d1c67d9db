package org.runportal.sandbox.story;

/**
 * A rule of a template, as its author sees it: names of steps and questions instead of ids.
 *
 * @param verb what it does with the step: {@code show} or {@code hide}
 * @param step the title of the step
 * @param type what the condition is about: {@code Step}, {@code Capture} or {@code Prerun}
 * @param subject the title of that step, or the label of that question
 * @param operation the comparison
 * @param statement what is compared with
 */
record StepRule(
    String verb, String step, String type, String subject, String operation, String statement) {
  /** A step that is shown only with a certain answer to a question of a task. */
  static StepRule showsForAnswer(String step, String question, String operation, String answer) {
    return new StepRule("show", step, "Capture", question, operation, answer);
  }

  /** A step that is shown only with a certain answer to a question of the kick-off form. */
  static StepRule showsForKickOff(String step, String question, String operation, String answer) {
    return new StepRule("show", step, "Prerun", question, operation, answer);
  }

  /** A step that is shown only once another is completed. */
  static StepRule showsAfter(String step, String earlier) {
    return new StepRule("show", step, "Step", earlier, "completed", "any_time");
  }
}
