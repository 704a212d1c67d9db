package org.runportal.sandbox.story;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;

/** Writes form fields and their answers. */
final class FieldAnswer {
  private final Story story;
  private final boolean values;

  /**
   * @param values whether {@code field_value} has the answer; otherwise it is null
   */
  FieldAnswer(Story story, boolean values) {
    this.story = story;
    this.values = values;
  }

  List<JsonObject> fields(List<Field> fields) {
    return fields.stream().map(this::field).toList();
  }

  /** A field of the template, without an answer. */
  JsonObject definition(Field field) {
    return asked(field).object();
  }

  /** The submitted answers by field id, as the kick-off form and tasks contain them too. */
  JsonObject answersById(List<Field> fields) {
    JsonDraft answers = new JsonDraft();
    fields.stream()
        .filter(field -> field.question().answered())
        .forEach(field -> answers.put(field.id(), answer(field)));
    return answers.object();
  }

  /**
   * A file.
   *
   * @param inField whether it is the answer of a field, which adds a download URL
   */
  JsonObject file(Field field, Upload upload, boolean inField) {
    String id = field.fileId(upload);
    String url = "/organizations/" + Directory.ORGANIZATION + "/file/" + id;
    JsonDraft file =
        new JsonDraft()
            .put("id", id)
            .put("filename", upload.filename())
            .put("version", upload.version())
            .put("step_id", field.stepId())
            .put("uploaded_from", field.taskId() == null ? "ko_field" : field.id())
            .put("uploaded_at", upload.at())
            .put("source", "local")
            .put("system", false)
            .put("uploaded_to_s3", true)
            .put("url", url);
    if (inField) {
      file.put("full_url", "https://api.tallyfy.example" + url + "/dl");
    }
    return file.put("subject", new JsonDraft().put("id", story.id()).put("type", "Run").object())
        .object();
  }

  private JsonObject field(Field field) {
    JsonDraft draft = asked(field);
    draft
        .put("settings", List.of())
        .put("list", null)
        .put("prefix", null)
        .put("suffix", null)
        .put("default_value_enabled", false)
        .put("default_value", null)
        .put("replaced_default_value", null)
        .put("unique_id", null)
        .put("archived_at", null)
        .put("custom_fields", new JsonDraft().object())
        .put("field_value", values ? answer(field) : null);
    if (field.taskId() != null) {
      draft.put("step_id", field.stepId()).put("task_id", field.taskId());
    }
    return draft.object();
  }

  private JsonDraft asked(Field field) {
    Question question = field.question();
    return new JsonDraft()
        .put("id", field.id())
        .put("increment_id", field.number())
        .put("checklist_id", story.templateId())
        .put("alias", Alias.of(question.label(), field.number()))
        .put("label", question.label())
        .put("field_type", question.type())
        .put("guidance", question.guidance())
        .put("position", field.position())
        .put("required", question.required())
        .put("options", options(question))
        .put("columns", columns(question))
        .put("field_validation", List.of())
        .put("collect_time", question.timed())
        .put("use_wysiwyg_editor", question.rich())
        .put("created_at", story.startedAt().minus(Duration.ofDays(104)))
        .put("last_updated", story.startedAt().minus(Duration.ofDays(52)));
  }

  private JsonValue answer(Field field) {
    Question question = field.question();
    if (question.uploads().isEmpty()) {
      return question.answer();
    }
    return JsonDraft.list(
        question.uploads().stream().map(upload -> file(field, upload, true)).toList());
  }

  private static JsonValue options(Question question) {
    List<String> options = question.options();
    return JsonDraft.list(
        options.stream()
            .map(
                text ->
                    new JsonDraft()
                        .put("id", options.indexOf(text) + 1)
                        .put("text", text)
                        .put("value", null)
                        .put("required", false)
                        .object())
            .toList());
  }

  private static JsonValue columns(Question question) {
    List<String> columns = question.columns();
    return JsonDraft.list(
        columns.stream()
            .map(
                label ->
                    new JsonDraft()
                        .put("id", columns.indexOf(label) + 1)
                        .put("label", label)
                        .object())
            .toList());
  }
}
