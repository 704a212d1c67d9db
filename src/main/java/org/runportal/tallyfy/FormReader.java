package org.runportal.tallyfy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.runportal.run.FormAnswer;
import org.runportal.run.FormField;
import org.runportal.run.Person;
import org.runportal.run.When;

/**
 * Reads form fields and their answers. An answer is looked for in the field ({@code field_value},
 * {@code value}), then in what the run or task has stored under the field's id; it is read by its
 * shape, because types to come must show too.
 */
final class FormReader {
  private FormReader() {}

  /**
   * The fields of a form, and stored answers whose question did not come.
   *
   * @param include the fields
   * @param stored answers by the id of their field
   */
  static List<FormField> fields(Part include, Part stored) {
    List<FormField> fields = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>();
    for (Part field : include.items()) {
      String id = field.member("id").words().orElse("");
      Optional<String> label =
          field.member("label").words().or(() -> field.member("alias").words());
      if (id.isEmpty() && label.isEmpty()) {
        continue;
      }
      known.add(id);
      Part value = field.anyOf("field_value", "value");
      fields.add(
          new FormField(label, answer(field, value.isNothing() ? stored.member(id) : value)));
    }
    for (String id : stored.names()) {
      if (!known.contains(id) && !stored.member(id).isNothing()) {
        fields.add(answered(stored.member(id)));
      }
    }
    return fields;
  }

  /** An answer without its field; older ones carry their own label. */
  private static FormField answered(Part stored) {
    boolean labelled = stored.isObject() && stored.member("label").words().isPresent();
    return labelled
        ? new FormField(stored.member("label").words(), answer(stored, stored.member("value")))
        : new FormField(Optional.empty(), byShape(stored));
  }

  private static FormAnswer answer(Part field, Part value) {
    if (value.isNothing()) {
      return new FormAnswer.None();
    }
    return switch (field.member("field_type").words().map(StatusReader::key).orElse("")) {
      case "textarea" -> value.raw().map(FormReader::rich).orElseGet(() -> byShape(value));
      case "date" -> date(field, value);
      case "table" -> table(field, value);
      default -> byShape(value);
    };
  }

  private static FormAnswer rich(String html) {
    String safe = RichText.of(html);
    return safe.isEmpty() ? new FormAnswer.None() : new FormAnswer.Rich(safe);
  }

  /** Without a time of its own a date is the day that was written, in no zone. */
  private static FormAnswer date(Part field, Part value) {
    Optional<String> words = value.words();
    boolean withTime = field.member("collect_time").flag().orElse(false);
    if (!withTime && words.filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}.*")).isPresent()) {
      try {
        return new FormAnswer.Date(new When.Day(LocalDate.parse(words.get().substring(0, 10))));
      } catch (DateTimeParseException e) {
        return new FormAnswer.Words(words.get());
      }
    }
    return WhenReader.read(value)
        .<FormAnswer>map(FormAnswer.Date::new)
        .orElseGet(() -> byShape(value));
  }

  private static FormAnswer byShape(Part value) {
    if (!value.isIncluded()) {
      return words(value).<FormAnswer>map(FormAnswer.Words::new).orElseGet(FormAnswer.None::new);
    }
    if (value.isObject() && Stream.of("users", "guests", "groups").anyMatch(value::has)) {
      List<Person> people = PersonReader.owners(value);
      return people.isEmpty() ? new FormAnswer.None() : new FormAnswer.Picked(people);
    }
    if (value.isObject() && value.has("text")) {
      return chosen(value).<FormAnswer>map(FormAnswer.Words::new).orElseGet(FormAnswer.None::new);
    }
    if (value.items().stream().anyMatch(item -> item.isIncluded() && !item.isObject())) {
      return table(Part.ABSENT, value);
    }
    List<String> items = value.items().stream().flatMap(item -> chosen(item).stream()).toList();
    return items.isEmpty() ? new FormAnswer.None() : new FormAnswer.Items(items);
  }

  /**
   * An option that was ticked, a file's name, or plain words. An option that does not say counts.
   */
  private static Optional<String> chosen(Part item) {
    if (!item.isObject()) {
      return words(item);
    }
    return item.member("selected").flag().orElse(true)
        ? item.anyOf("text", "filename", "value", "label", "name").words()
        : Optional.empty();
  }

  private static Optional<String> words(Part value) {
    return value.words().or(() -> value.flag().map(String::valueOf));
  }

  /** One row as a flat list, or several as lists of values, of labelled values, or of objects. */
  private static FormAnswer table(Part field, Part value) {
    if (!value.isIncluded()) {
      return byShape(value);
    }
    List<Part> items = value.items();
    boolean flat = items.stream().noneMatch(item -> item.isIncluded() && !isCell(item));
    List<Part> rows = flat ? List.of(value) : items;
    List<String> head =
        field.member("columns").items().stream()
            .map(column -> column.member("label").words().orElse(""))
            .toList();
    if (head.isEmpty() && !rows.isEmpty()) {
      head = labels(rows.get(0));
    }
    List<List<String>> cells = rows.stream().map(FormReader::cells).toList();
    return cells.stream().allMatch(List::isEmpty)
        ? new FormAnswer.None()
        : new FormAnswer.Table(head, cells);
  }

  private static boolean isCell(Part item) {
    return item.isObject() && item.has("value");
  }

  private static List<String> labels(Part row) {
    List<Part> cells = row.items();
    return !cells.isEmpty() && cells.stream().allMatch(FormReader::isCell)
        ? cells.stream().map(cell -> cell.member("label").words().orElse("")).toList()
        : List.of();
  }

  private static List<String> cells(Part row) {
    boolean object = row.isObject() && !isCell(row) && row.items().size() == 1;
    List<Part> cells = object ? row.names().stream().map(row::member).toList() : row.items();
    return cells.stream()
        .map(cell -> (isCell(cell) ? words(cell.member("value")) : chosen(cell)).orElse(""))
        .toList();
  }
}
