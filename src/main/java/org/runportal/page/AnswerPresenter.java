package org.runportal.page;

import java.util.ArrayList;
import java.util.List;
import org.runportal.page.RunView.AnswerLine;
import org.runportal.page.RunView.CommentLine;
import org.runportal.run.Attachment;
import org.runportal.run.Comment;
import org.runportal.run.FormAnswer;
import org.runportal.run.FormField;
import org.runportal.run.FormattedText;
import org.runportal.run.Task;
import org.runportal.tenant.Tenant;
import org.runportal.web.Badge;
import org.runportal.web.Fact;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/**
 * Answers, comments and files, ready to print, as far as the tenant shows them. What is internal
 * among the comments is for nobody where everybody may read.
 */
final class AnswerPresenter {
  /** So many comments stand at a task; the older ones have a page of their own. */
  private static final int NEWEST = 20;

  private final Tenant tenant;
  private final Names names;
  private final Moments moments;
  private final Texts texts;
  private final Answers answers;
  private final FormattedTexts formatted;

  AnswerPresenter(Tenant tenant, Names names, Moments moments, Texts texts) {
    this.tenant = tenant;
    this.names = names;
    this.moments = moments;
    this.texts = texts;
    this.formatted = new FormattedTexts(names, texts);
    this.answers = new Answers(!hides("files"), names, moments, texts);
  }

  /** How values are told under this tenant. */
  Answers answers() {
    return answers;
  }

  /** The questions and answers; none where the tenant hides {@code form-fields}. */
  List<AnswerLine> answers(List<FormField> fields) {
    return fields(fields).stream().map(this::line).toList();
  }

  /**
   * What was written at a task.
   *
   * @param older how many older ones are left out; empty for none
   */
  record Comments(String older, List<CommentLine> lines) {}

  /**
   * What was written at a task; nothing where the tenant hides {@code comments}.
   *
   * @param all whether the older of many are there too
   */
  Comments comments(Task task, boolean all) {
    List<Comment> shown = shown(task);
    int left = all ? 0 : Math.max(0, shown.size() - NEWEST);
    return new Comments(
        left == 0 ? "" : texts.say("task.comments.older", "count", left),
        shown.stream().skip(left).map(this::line).toList());
  }

  /** The files; none where the tenant hides {@code files}. */
  List<Fact> files(List<Attachment> files) {
    return attachments(files).stream()
        .map(
            file ->
                new Fact(
                    answers.file(file.name()), "", WhenFormat.format(file.uploaded(), moments)))
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
      parts.add(texts.say("task.answers", "done", answered, "total", questions));
    }
    int comments = shown(task).size();
    if (comments > 0) {
      parts.add(texts.say("task.comments", "count", comments));
    }
    if (parts.isEmpty() && !task.plan().summary().isEmpty()) {
      parts.add(texts.say("task.note"));
    }
    return texts.list(parts);
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

  /** What a question is called. */
  String label(FormField field) {
    return field.label().orElseGet(() -> texts.say("answer.unnamed"));
  }

  /** Who wrote a comment. */
  String author(Comment comment) {
    return comment.author().map(names::of).orElseGet(() -> texts.say("comment.automatic"));
  }

  private CommentLine line(Comment comment) {
    return new CommentLine(
        mark(comment.kind()),
        author(comment),
        WhenFormat.format(comment.written(), moments),
        formatted(comment.text()));
  }

  /** HTML of a text, safe to print. */
  String formatted(FormattedText text) {
    return formatted.html(text);
  }

  private Badge mark(Comment.Kind kind) {
    return switch (kind) {
      case PROBLEM -> new Badge(texts.say("task.problem"), "problem");
      case RESOLVED -> new Badge(texts.say("comment.resolved"), "done");
      case RESOLUTION -> new Badge(texts.say("comment.resolution"), "done");
      case IMPROVEMENT -> new Badge(texts.say("comment.improvement"), "off");
      case ADVICE -> new Badge(texts.say("comment.advice"), "off");
      case COMMENT -> Badge.NONE;
    };
  }
}
