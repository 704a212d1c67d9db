package org.runportal.page;

import java.util.ArrayList;
import java.util.List;
import org.runportal.page.RunView.AnswerLine;
import org.runportal.page.RunView.CommentLine;
import org.runportal.page.RunView.Comments;
import org.runportal.run.Attachment;
import org.runportal.run.Comment;
import org.runportal.run.FormAnswer;
import org.runportal.run.FormField;
import org.runportal.run.FormattedText;
import org.runportal.run.Task;
import org.runportal.tenant.Tenant;
import org.runportal.web.Badge;
import org.runportal.web.Fact;
import org.runportal.web.Literal;
import org.runportal.web.Tone;

/**
 * Formats answers, comments and files, as far as the tenant shows them. Internal comments are left
 * out on public pages.
 */
final class AnswerPresenter {
  /** The number of comments shown at a task; the page of the task alone has the older ones. */
  private static final int NEWEST = 20;

  private final Tenant tenant;
  private final Wording words;
  private final Answers answers;
  private final FormattedTexts formatted;

  AnswerPresenter(Tenant tenant, Wording words) {
    this.tenant = tenant;
    this.words = words;
    this.formatted = new FormattedTexts(words);
    this.answers = new Answers(!hides("files"), words);
  }

  /** How this tenant's values are formatted. */
  Answers answers() {
    return answers;
  }

  /** The questions and answers; none where the tenant hides {@code form-fields}. */
  List<AnswerLine> answers(List<FormField> fields) {
    return fields(fields).stream().map(this::line).toList();
  }

  /**
   * The comments of a task; none where the tenant hides {@code comments}.
   *
   * @param alone the address of the task alone, which has all of them; empty when it is this one
   */
  Comments comments(Task task, Literal alone) {
    List<Comment> shown = shown(task);
    int left = alone.equals(Literal.NONE) ? 0 : Math.max(0, shown.size() - NEWEST);
    return new Comments(
        left == 0 ? "" : words.say("task.comments.older", "count", left),
        left == 0 ? Literal.NONE : alone,
        shown.stream().skip(left).map(this::line).toList());
  }

  /** The files; none where the tenant hides {@code files}. */
  List<Fact> files(List<Attachment> files) {
    return attachments(files).stream()
        .map(file -> new Fact(answers.file(file.name()), "", words.moment(file.uploaded())))
        .toList();
  }

  /** The files the tenant shows. */
  List<Attachment> attachments(List<Attachment> files) {
    return hides("files") ? List.of() : files;
  }

  /** "2 of 3 answers and 1 comment"; empty when there is neither question nor comment. */
  String more(Task task) {
    List<String> parts = new ArrayList<>();
    int questions = fields(task.fields()).size();
    if (questions > 0) {
      long answered = task.fields().stream().filter(field -> isAnswered(field.answer())).count();
      parts.add(words.say("task.answers", "done", answered, "total", questions));
    }
    int comments = shown(task).size();
    if (comments > 0) {
      parts.add(words.say("task.comments", "count", comments));
    }
    if (parts.isEmpty() && !task.plan().summary().isEmpty()) {
      parts.add(words.say("task.note"));
    }
    return words.list(parts);
  }

  /** The fields the tenant shows. */
  List<FormField> fields(List<FormField> fields) {
    return hides("form-fields") ? List.of() : fields;
  }

  private static boolean isAnswered(FormAnswer answer) {
    return !(answer instanceof FormAnswer.None || answer instanceof FormAnswer.Missing);
  }

  /** The comments the tenant shows. */
  List<Comment> shown(Task task) {
    boolean everybodyReads = tenant.access() == Tenant.Access.PUBLIC;
    return hides("comments")
        ? List.of()
        : task.comments().stream().filter(c -> !(c.internal() && everybodyReads)).toList();
  }

  private boolean hides(String section) {
    return tenant.hide().contains(section);
  }

  private AnswerLine line(FormField field) {
    String label = label(field);
    return answers.line(label, field.answer());
  }

  /** The label of a field. */
  String label(FormField field) {
    return field.label().orElseGet(() -> words.say("answer.unnamed"));
  }

  /** Who wrote a comment. */
  String author(Comment comment) {
    return comment.author().map(words.people()::of).orElseGet(() -> words.say("comment.automatic"));
  }

  private CommentLine line(Comment comment) {
    return new CommentLine(
        mark(comment.kind()),
        author(comment),
        words.moment(comment.written()),
        formatted(comment.text()));
  }

  /** The sanitized HTML of a text. */
  String formatted(FormattedText text) {
    return formatted.html(text);
  }

  private Badge mark(Comment.Kind kind) {
    return switch (kind) {
      case PROBLEM -> new Badge(words.say("task.problem"), Tone.PROBLEM);
      case RESOLVED -> new Badge(words.say("comment.resolved"), Tone.DONE);
      case RESOLUTION -> new Badge(words.say("comment.resolution"), Tone.DONE);
      case IMPROVEMENT -> new Badge(words.say("comment.improvement"), Tone.OFF);
      case ADVICE -> new Badge(words.say("comment.advice"), Tone.OFF);
      case COMMENT -> Badge.NONE;
    };
  }
}
