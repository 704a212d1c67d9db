package org.runportal.sandbox.story;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * A question of a form, with its answer in Tallyfy's encoding of its type; null if it is not
 * answered.
 *
 * @param type one of the ten types the API accepts
 * @param guidance the help text, or null
 * @param timed whether a date has a time of day
 * @param rich whether a long text uses the rich-text editor
 * @param answer for every type except files, whose answer comes from the uploads
 */
record Question(
    String label,
    String type,
    String guidance,
    boolean required,
    List<String> options,
    List<String> columns,
    boolean timed,
    boolean rich,
    JsonValue answer,
    List<Upload> uploads) {

  private static final DateTimeFormatter WITH_MILLISECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  static Question text(String label, String answer) {
    return plain(label, "text", string(answer));
  }

  static Question email(String label, String answer) {
    return plain(label, "email", string(answer));
  }

  static Question textarea(String label, String html) {
    return new Question(
        label, "textarea", null, false, List.of(), List.of(), false, true, string(html), List.of());
  }

  static Question radio(String label, List<String> options, String chosen) {
    return choice(label, "radio", options, string(chosen));
  }

  static Question dropdown(String label, List<String> options, String chosen) {
    JsonValue answer =
        chosen == null
            ? JsonValue.NULL
            : new JsonDraft()
                .put("id", options.indexOf(chosen) + 1)
                .put("text", chosen)
                .put("value", null)
                .object();
    return choice(label, "dropdown", options, answer);
  }

  static Question multiselect(String label, List<String> options, List<String> chosen) {
    JsonArrayBuilder all = JsonDraft.JSON.createArrayBuilder();
    for (int i = 0; i < options.size(); i++) {
      all.add(
          new JsonDraft()
              .put("id", i + 1)
              .put("text", options.get(i))
              .put("value", null)
              .put("selected", chosen.contains(options.get(i)))
              .put("required", false)
              .object());
    }
    return choice(label, "multiselect", options, chosen.isEmpty() ? JsonValue.NULL : all.build());
  }

  /** A calendar date, which a client must not convert to another time zone. */
  static Question date(String label, LocalDate answer) {
    return plain(label, "date", string(answer == null ? null : answer.toString()));
  }

  static Question moment(String label, Instant answer) {
    JsonString written = JsonDraft.JSON.createValue(WITH_MILLISECONDS.format(answer));
    return new Question(
        label, "date", null, false, List.of(), List.of(), true, false, written, List.of());
  }

  static Question file(String label, Upload... uploads) {
    return new Question(
        label,
        "file",
        null,
        false,
        List.of(),
        List.of(),
        false,
        false,
        JsonValue.NULL,
        List.of(uploads));
  }

  /** One row is a flat list, as in the API; several rows are lists of labelled cells. */
  static Question table(String label, List<String> columns, List<List<String>> rows) {
    JsonArrayBuilder answer = JsonDraft.JSON.createArrayBuilder();
    if (rows.size() == 1) {
      rows.get(0).forEach(answer::add);
    } else {
      for (List<String> row : rows) {
        JsonArrayBuilder cells = JsonDraft.JSON.createArrayBuilder();
        for (int i = 0; i < columns.size(); i++) {
          cells.add(
              new JsonDraft()
                  .put("id", i + 1)
                  .put("label", columns.get(i))
                  .put("value", row.get(i))
                  .object());
        }
        answer.add(cells);
      }
    }
    return table(label, columns, rows.isEmpty() ? JsonValue.NULL : answer.build());
  }

  /** Several rows, column by column, as the editor of a form stores them. */
  static Question columns(String label, List<String> columns, List<List<String>> values) {
    return table(label, columns, JsonDraft.list(values.stream().map(JsonDraft::list).toList()));
  }

  /** One row, each value under the label of its column. */
  static Question labelled(String label, Map<String, String> row) {
    return table(
        label,
        List.copyOf(row.keySet()),
        JsonDraft.list(
            row.entrySet().stream()
                .map(cell -> new JsonDraft().put(cell.getKey(), cell.getValue()).object())
                .toList()));
  }

  /** Text that is stored as a number. */
  static Question number(String label, int answer) {
    return plain(label, "text", JsonDraft.JSON.createValue(answer));
  }

  /** Text that is stored as a boolean. */
  static Question flag(String label, boolean answer) {
    return plain(label, "text", answer ? JsonValue.TRUE : JsonValue.FALSE);
  }

  /** An e-mail address in an object of its own. */
  static Question emailInside(String label, String answer) {
    return plain(label, "email", JsonDraft.of(Map.of("value", answer)));
  }

  /**
   * Files of which each has one property only, as long as they are not stored.
   *
   * @param property {@code id}, {@code url} or {@code full_url}
   */
  static Question unstored(String label, String property, String... values) {
    return plain(
        label,
        "file",
        JsonDraft.list(
            List.of(values).stream().map(value -> JsonDraft.of(Map.of(property, value))).toList()));
  }

  static Question people(String label, Owners chosen) {
    return plain(
        label,
        "assignees_form",
        new JsonDraft()
            .put("users", chosen.users())
            .put("guests", chosen.guests())
            .put("groups", chosen.groups())
            .object());
  }

  Question mandatory() {
    return new Question(
        label, type, guidance, true, options, columns, timed, rich, answer, uploads);
  }

  Question hint(String words) {
    return new Question(
        label, type, words, required, options, columns, timed, rich, answer, uploads);
  }

  boolean answered() {
    return !uploads.isEmpty() || answer.getValueType() != JsonValue.ValueType.NULL;
  }

  private static Question table(String label, List<String> columns, JsonValue answer) {
    return new Question(
        label, "table", null, false, List.of(), columns, false, false, answer, List.of());
  }

  private static Question plain(String label, String type, JsonValue answer) {
    return choice(label, type, List.of(), answer);
  }

  private static Question choice(
      String label, String type, List<String> options, JsonValue answer) {
    return new Question(
        label, type, null, false, List.copyOf(options), List.of(), false, false, answer, List.of());
  }

  private static JsonValue string(String text) {
    return text == null ? JsonValue.NULL : JsonDraft.JSON.createValue(text);
  }
}
