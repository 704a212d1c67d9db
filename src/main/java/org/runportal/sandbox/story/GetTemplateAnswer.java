package org.runportal.sandbox.story;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a template as the response of the endpoint "Get template", from a run that was launched
 * from it: the template has the steps of that run and the rules of its story.
 */
public final class GetTemplateAnswer {
  private final Story story;
  private final FieldAnswer fields;

  private GetTemplateAnswer(Story story) {
    this.story = story;
    this.fields = new FieldAnswer(story, false);
  }

  /**
   * The whole response, including the envelope.
   *
   * @param story a run of the template
   * @param with the parameter, or null
   */
  public static JsonObject of(Story story, String with) {
    return JsonDraft.data(new GetTemplateAnswer(story).template(with == null ? "" : with));
  }

  private JsonObject template(String with) {
    JsonDraft draft = new JsonDraft();
    new TemplateAnswer(story, fields)
        .template()
        .forEach(
            (name, value) ->
                draft.put(
                    name, name.equals("automated_actions") ? JsonDraft.list(rules()) : value));
    List<String> wanted = List.of(with.split(","));
    if (wanted.contains("steps")) {
      // a bare list here, unlike the relations of a run
      draft.put("steps", steps());
    }
    if (wanted.contains("tags")) {
      draft.put("tags", List.of());
    }
    return draft.object();
  }

  private List<JsonObject> rules() {
    List<JsonObject> rules = new ArrayList<>();
    for (StepRule rule : story.rules()) {
      String id = Id.of(story.template().id() + "/rule/" + (rules.size() + 1));
      JsonObject condition =
          new JsonDraft()
              .put("id", Id.of(id + "/condition"))
              .put("conditionable_id", subject(rule))
              .put("conditionable_type", rule.type())
              .put("operation", rule.operation())
              .put("statement", rule.statement())
              .put("logic", "and")
              .put("position", 1)
              .put("column_contains_name", null)
              .object();
      JsonObject action =
          new JsonDraft()
              .put("id", Id.of(id + "/action"))
              .put("action_type", "visibility")
              .put("action_verb", rule.verb())
              .put("target_step_id", story.template().stepId(rule.step()))
              .put("position", 1)
              .object();
      rules.add(
          new JsonDraft()
              .put("id", id)
              .put("automated_alias", "rule_" + (rules.size() + 1))
              .put("conditions", List.of(condition))
              .put("then_actions", List.of(action))
              .put("archived_at", null)
              .object());
    }
    return rules;
  }

  private String subject(StepRule rule) {
    return rule.type().equals("Step")
        ? story.template().stepId(rule.subject())
        : Stream.concat(
                story.kickOff().stream(),
                story.tasks().stream().map(Task::fields).flatMap(List::stream))
            .filter(field -> field.question().label().equals(rule.subject()))
            .findFirst()
            .map(Field::id)
            .orElseThrow();
  }

  private List<JsonObject> steps() {
    List<JsonObject> steps = new ArrayList<>();
    Optional<String> before = Optional.empty();
    for (Task task : story.tasks()) {
      if (task.stepId() != null) {
        steps.add(step(task, story.inTurn() ? before : Optional.empty()));
        before = Optional.of(task.stepId());
      }
    }
    return steps;
  }

  private JsonObject step(Task task, Optional<String> before) {
    return new JsonDraft()
        .put("id", task.stepId())
        .put("checklist_id", story.template().id())
        .put("alias", task.alias())
        .put("title", task.originalTitle())
        .put("summary", task.summary())
        .put("step_type", task.type())
        .put("position", task.position())
        .put("allow_guest_owners", true)
        .put("max_assignable", 0)
        .put("can_complete_only_assignees", task.onlyAssignees())
        .put("everyone_must_complete", task.completions() != null)
        .put("webhook", task.webhook())
        .put("start_date", new JsonDraft().put("value", 0).put("unit", "days").object())
        .put(
            "deadline",
            new JsonDraft()
                .put("value", 5)
                .put("unit", "days")
                .put("option", "from")
                .put("step", before.orElse("start_run"))
                .object())
        .put("assignees", task.owners().users())
        .put("guests", task.owners().guests())
        .put("captures", task.fields().stream().map(fields::definition).toList())
        .put("roles", List.of())
        .put("is_soft_start_date", true)
        .put("top_secret", task.confidential())
        .object();
  }
}
