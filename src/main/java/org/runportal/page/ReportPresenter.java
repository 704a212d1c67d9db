package org.runportal.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.runportal.page.RunView.Report;
import org.runportal.page.RunView.Reports;
import org.runportal.run.Comment;
import org.runportal.run.Person;
import org.runportal.run.Run;
import org.runportal.run.Task;
import org.runportal.run.When;
import org.runportal.web.Literal;
import org.runportal.web.Moment;

/**
 * Formats the open problems of a run, or the reason why it was declined, as far as the tenant shows
 * comments.
 */
final class ReportPresenter {
  private static final int MAX_LINES = 3;

  private final Run run;
  private final Verdict verdict;
  private final AnswerPresenter forms;
  private final Wording words;

  ReportPresenter(Run run, Verdict verdict, AnswerPresenter forms, Wording words) {
    this.run = run;
    this.verdict = verdict;
    this.forms = forms;
    this.words = words;
  }

  Reports reports() {
    return switch (verdict.outcome()) {
      case PROBLEM, HELD_UP -> problems();
      case GOES_ON -> refusals(verdict.decisions().lastWord().stream().toList(), false);
      case DECLINED, ARCHIVED_DECLINED ->
          refusals(verdict.decisions().rejected().stream().limit(1).toList(), false);
      case PARTLY_APPROVED -> refusals(verdict.decisions().rejected(), true);
      default -> new Reports(List.of(), "", Literal.NONE);
    };
  }

  private Reports problems() {
    List<Task> tasks = verdict.withProblem();
    int more = Math.max(0, tasks.size() - MAX_LINES);
    return new Reports(
        tasks.stream().limit(MAX_LINES).map(this::problem).toList(),
        more == 0 ? "" : words.say("report.more", "count", more),
        more == 0 ? Literal.NONE : TaskQuery.ANY.showing(TaskQuery.Show.PROBLEM).address());
  }

  private Report problem(Task task) {
    Optional<Comment> said = latest(task, comment -> comment.kind() == Comment.Kind.PROBLEM);
    return new Report(
        words.title(task),
        TaskQuery.alone(run, task),
        said.flatMap(Comment::author).map(this::reportedBy).orElse(""),
        said.map(Comment::written).map(words::moment).orElse(Moment.NONE),
        said.map(Comment::text).map(forms::formatted).orElse(""));
  }

  private String reportedBy(Person author) {
    return words.say("report.by", "name", words.people().of(author));
  }

  private Reports refusals(List<Task> tasks, boolean inFull) {
    int more = Math.max(0, tasks.size() - MAX_LINES);
    return new Reports(
        tasks.stream().limit(MAX_LINES).map(task -> refusal(task, inFull)).toList(),
        more == 0 ? "" : words.say("report.more.declined", "count", more),
        more == 0 ? Literal.NONE : TaskQuery.ANY.address());
  }

  /**
   * @param inFull with the author and the time, where the headline does not say them
   */
  private Report refusal(Task task, boolean inFull) {
    Optional<Person> by = task.outcome().completer();
    return new Report(
        words.title(task),
        TaskQuery.alone(run, task),
        inFull
            ? by.map(who -> words.say("report.declined.by", "name", words.people().of(who)))
                .orElseGet(() -> words.say("report.declined"))
            : "",
        inFull ? words.moment(task.times().completed()) : Moment.NONE,
        reason(task).map(Comment::text).map(forms::formatted).orElse(""));
  }

  /** The last comment at the task of the person who declined, otherwise of anybody. */
  private Optional<Comment> reason(Task task) {
    return latest(
            task,
            comment ->
                comment.kind() == Comment.Kind.COMMENT
                    && comment.author().isPresent()
                    && comment.author().equals(task.outcome().completer()))
        .or(() -> latest(task, comment -> comment.kind() == Comment.Kind.COMMENT));
  }

  private Optional<Comment> latest(Task task, Predicate<Comment> wanted) {
    return forms.shown(task).stream()
        .filter(wanted)
        .filter(comment -> !comment.text().isEmpty())
        .max(Comparator.comparing(comment -> When.instant(comment.written()).orElse(Instant.MIN)));
  }
}
