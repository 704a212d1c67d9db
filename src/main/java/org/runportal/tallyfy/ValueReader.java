package org.runportal.tallyfy;

import com.google.re2j.Pattern;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.runportal.run.FormAnswer;
import org.runportal.run.FormattedText;
import org.runportal.run.Person;
import org.runportal.run.When;

/**
 * Reads the answer to a form field, by the type of the field where that says more than the shape of
 * the value.
 */
final class ValueReader {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** Types whose answers are lists or objects. */
  private static final Set<String> STRUCTURED =
      Set.of("table", "file", "email", "dropdown", "multiselect", "assignees-form");

  /** So few that the limits of a response hold for it, too. */
  private static final int MAX_JSON_IN_TEXT = 20_000;

  private ValueReader() {}

  /**
   * @param field the definition of the field; may be missing
   * @param value the answer
   */
  static FormAnswer answer(Node field, Node value) {
    if (value.isMissing()) {
      return new FormAnswer.None();
    }
    String type = field.wordsOf("field_type", "type").map(StatusReader::key).orElse("");
    Node read = STRUCTURED.contains(type) ? parsed(value) : value;
    FormAnswer answer =
        switch (type) {
          case "textarea" -> textarea(read);
          case "date" -> date(field, read);
          case "table" -> TableReader.table(field.member("columns"), read);
          case "file" -> files(read);
          default -> byShape(read);
        };
    return answer instanceof FormAnswer.Words words
        ? new FormAnswer.Words(affixed(field, words.words()))
        : answer;
  }

  /** The value itself where it was sent as JSON within a text; anything else as it is. */
  private static Node parsed(Node value) {
    String json = value.isText() ? value.raw().orElse("").strip() : "";
    if (json.length() > MAX_JSON_IN_TEXT || !(json.startsWith("[") || json.startsWith("{"))) {
      return value;
    }
    try {
      return new NodeReader(JsonBounds.MAX_DEPTH).read(new StringReader(json));
    } catch (NodeReader.NotJson e) {
      return value;
    }
  }

  /** A value with its prefix and suffix: "EUR 1,200 per month". */
  private static String affixed(Node field, String words) {
    return String.join(
        " ",
        Stream.of(
                field.member("prefix").words(), Optional.of(words), field.member("suffix").words())
            .flatMap(Optional::stream)
            .toList());
  }

  private static FormAnswer textarea(Node value) {
    Node text = isWrapped(value) ? value.member("value") : value;
    return text.isText() ? rich(text.raw().orElse("")) : byShape(text);
  }

  static FormAnswer rich(String html) {
    FormattedText safe = RichText.of(html);
    return safe.isEmpty() ? new FormAnswer.None() : new FormAnswer.Rich(safe);
  }

  /** A date without a time is the day as it was entered, in no time zone. */
  private static FormAnswer date(Node field, Node value) {
    Node date = value.member("date").isText() ? value.member("date") : value;
    Optional<String> words = date.words();
    boolean withTime = field.member("collect_time").flag().orElse(false);
    if (!withTime && words.filter(text -> DAY.matcher(text).lookingAt()).isPresent()) {
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

  private static FormAnswer files(Node value) {
    List<String> names =
        value.asList().stream()
            .flatMap(file -> file.isObject() ? Stream.of(file) : file.asList().stream())
            .flatMap(file -> FileReader.name(file).stream())
            .toList();
    return names.isEmpty() ? new FormAnswer.None() : new FormAnswer.Files(names);
  }

  static FormAnswer byShape(Node value) {
    if (!value.isIncluded()) {
      return value.isFlag()
          ? new FormAnswer.Flag(value.flag().orElse(false))
          : value.words().<FormAnswer>map(FormAnswer.Words::new).orElseGet(FormAnswer.None::new);
    }
    if (value.isObject() && Stream.of("users", "guests", "groups").anyMatch(value::has)) {
      List<Person> people = PersonReader.owners(value);
      return people.isEmpty() ? new FormAnswer.None() : new FormAnswer.Picked(people);
    }
    if (value.isObject() && value.has("text")) {
      return chosen(value).<FormAnswer>map(FormAnswer.Words::new).orElseGet(FormAnswer.None::new);
    }
    if (isWrapped(value)) {
      return byShape(value.member("value"));
    }
    List<Node> items = value.items();
    if (items.stream().anyMatch(item -> item.isIncluded() && !item.isObject())) {
      return TableReader.table(Node.ABSENT, value);
    }
    if (items.stream().anyMatch(FileReader::isFile)) {
      return files(value);
    }
    if (items.stream().anyMatch(item -> item.has("text") || item.has("selected"))) {
      return chosen(items);
    }
    if (items.stream().anyMatch(item -> item.isObject() && chosen(item).isEmpty())) {
      return TableReader.table(Node.ABSENT, value);
    }
    List<String> words = items.stream().flatMap(item -> chosen(item).stream()).toList();
    return words.isEmpty() ? new FormAnswer.None() : new FormAnswer.Items(words);
  }

  /** Whether an answer is wrapped in an object, as e-mail addresses are. */
  private static boolean isWrapped(Node value) {
    return value.isObject()
        && value.has("value")
        && !value.has("selected")
        && !FileReader.isFile(value)
        && value.anyOf("text", "label", "name", "title").isMissing();
  }

  private static FormAnswer chosen(List<Node> options) {
    List<String> ticked =
        options.stream()
            .filter(option -> !option.isObject() || option.member("selected").flag().orElse(false))
            .flatMap(option -> chosen(option).stream())
            .toList();
    List<String> unclear =
        options.stream()
            .filter(option -> option.isObject() && option.member("selected").flag().isEmpty())
            .flatMap(option -> chosen(option).stream())
            .toList();
    return ticked.isEmpty() && unclear.isEmpty()
        ? new FormAnswer.None()
        : new FormAnswer.Chosen(ticked, unclear);
  }

  /** The text of an option unless it is not selected, a file's name, or plain text. */
  static Optional<String> chosen(Node item) {
    if (!item.isObject()) {
      return item.words();
    }
    return item.member("selected").flag().orElse(true)
        ? item.wordsOf("text", "filename", "value", "label", "name", "title")
        : Optional.empty();
  }
}
