package org.runportal.tallyfy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runportal.run.FormAnswer;
import org.runportal.run.FormField;

/**
 * Reads form fields and their answers. The answer is taken from the field ({@code field_value},
 * {@code value}), else from the submitted answers of the run or task by field id.
 */
final class FormReader {
  private FormReader() {}

  /**
   * The fields of a form, and stored answers whose question did not come.
   *
   * @param include the fields
   * @param answers what the run or the task has stored
   */
  static List<FormField> fields(Node include, Node answers) {
    return fields(include.items(), new SubmittedAnswers(answers));
  }

  /** The same for fields that were gathered from several places. */
  static List<FormField> fields(List<Node> fields, SubmittedAnswers stored) {
    List<FormField> read = new ArrayList<>();
    List<Node> known = fields.stream().filter(FormReader::isField).toList();
    for (Node field : known) {
      read.add(
          new FormField(
              label(field),
              answer(field, stored),
              DetailReader.of(ObjectType.FORM_FIELD, field),
              field.member("id").words()));
    }
    for (Node answer : stored.besides(known)) {
      boolean wrapped = SubmittedAnswers.isWrapped(answer);
      FormAnswer value =
          wrapped
              ? ValueReader.answer(answer, answer.anyOf("value", "field_value"))
              : ValueReader.byShape(answer);
      if (wrapped || !(value instanceof FormAnswer.None)) {
        read.add(new FormField(wrapped ? answer.member("label").words() : Optional.empty(), value));
      }
    }
    return read;
  }

  /** Whether a part can be a field at all. */
  static boolean isField(Node field) {
    return field.member("id").words().isPresent() || label(field).isPresent();
  }

  private static Optional<String> label(Node field) {
    return field.member("label").words().or(() -> DetailReader.alias(field));
  }

  private static FormAnswer answer(Node field, SubmittedAnswers stored) {
    Node own = field.anyOf("field_value", "value");
    Node value = own.isMissing() ? stored.of(field) : own;
    boolean answered = field.has("field_value") || field.has("value") || stored.isSent();
    return value.isMissing() && !answered
        ? new FormAnswer.Missing()
        : ValueReader.answer(field, value);
  }
}
