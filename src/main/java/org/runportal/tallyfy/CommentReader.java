package org.runportal.tallyfy;

import java.util.List;
import java.util.Optional;
import org.runportal.run.Comment;
import org.runportal.run.Person;

/** Reads what was written at a task. */
final class CommentReader {
  private CommentReader() {}

  static List<Comment> comments(Part threads) {
    return threads.items().stream()
        .filter(CommentReader::isKept)
        .map(CommentReader::comment)
        .filter(comment -> !comment.html().isEmpty())
        .toList();
  }

  /** Whether a thread is a problem nobody has resolved or put away. */
  static boolean isOpenProblem(Part thread) {
    return isKept(thread) && kind(thread) == Comment.Kind.PROBLEM;
  }

  private static boolean isKept(Part thread) {
    return WhenReader.read(thread.member("archived_at")).isEmpty();
  }

  private static Comment comment(Part thread) {
    return new Comment(
        kind(thread),
        author(thread),
        WhenReader.read(thread.member("created_at")),
        thread.member("content").raw().map(RichText::of).orElse(""),
        thread
            .member("state")
            .words()
            .map(StatusReader::key)
            .filter("hide-for-guests"::equals)
            .isPresent());
  }

  private static Comment.Kind kind(Part thread) {
    return switch (thread.member("label").words().map(StatusReader::key).orElse("")) {
      case "problem" ->
          thread.member("resolve_id").words().filter(id -> !id.equals("0")).isPresent()
              ? Comment.Kind.RESOLVED
              : Comment.Kind.PROBLEM;
      case "resolve" -> Comment.Kind.RESOLUTION;
      default -> Comment.Kind.COMMENT;
    };
  }

  private static Optional<Person> author(Part thread) {
    String type = thread.member("author_type").words().orElse("");
    if (type.equals("bot")) {
      return Optional.empty();
    }
    Optional<String> name = PersonReader.name(thread.member("author").single());
    return PersonReader.member(thread.member("author_id"))
        .map(person -> PersonReader.named(person, name));
  }
}
