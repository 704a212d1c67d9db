package org.runportal.tallyfy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.runportal.run.Comment;
import org.runportal.run.Detail;
import org.runportal.run.FormAnswer;
import org.runportal.run.FormattedText;
import org.runportal.run.Person;

/** Reads the comments of a task. */
final class CommentReader {
  private CommentReader() {}

  static List<Comment> comments(Node threads) {
    return threads.items().stream()
        .filter(CommentReader::isKept)
        .map(CommentReader::comment)
        .filter(comment -> !comment.text().isEmpty() || comment.kind() != Comment.Kind.COMMENT)
        .toList();
  }

  /** Whether a thread is an open problem, neither resolved nor archived. */
  static boolean isOpenProblem(Node thread) {
    return isKept(thread) && kind(thread) == Comment.Kind.PROBLEM;
  }

  private static boolean isKept(Node thread) {
    return WhenReader.read(thread.member("archived_at")).isEmpty();
  }

  private static Comment comment(Node thread) {
    return new Comment(
        kind(thread),
        author(thread),
        WhenReader.read(thread.member("created_at")),
        thread.member("content").raw().map(RichText::of).orElse(FormattedText.NONE),
        thread
            .member("state")
            .words()
            .map(StatusReader::key)
            .filter("hide-for-guests"::equals)
            .isPresent(),
        details(thread));
  }

  private static Comment.Kind kind(Node thread) {
    return switch (thread.member("label").words().map(StatusReader::key).orElse("")) {
      case "problem" ->
          thread.member("resolve_id").words().filter(id -> !id.equals("0")).isPresent()
              ? Comment.Kind.RESOLVED
              : Comment.Kind.PROBLEM;
      case "resolve" -> Comment.Kind.RESOLUTION;
      case "improvement" -> Comment.Kind.IMPROVEMENT;
      case "advice" -> Comment.Kind.ADVICE;
      default -> Comment.Kind.COMMENT;
    };
  }

  /** A guest is one by the vendor's word, even where the address is missing. */
  private static Optional<Person> author(Node thread) {
    Node author = thread.member("author").single();
    Optional<String> name = PersonReader.name(author);
    Optional<Person> found =
        switch (thread.member("author_type").words().map(StatusReader::key).orElse("")) {
          case "bot" -> Optional.empty();
          case "guest" ->
              PersonReader.guest(thread.member("author_id"))
                  .or(() -> PersonReader.guest(author))
                  .or(() -> Optional.of(new Person.Guest("", Optional.empty())));
          default ->
              PersonReader.member(thread.member("author_id"))
                  .or(() -> name.map(known -> new Person.Member("", Optional.of(known))));
        };
    return found.map(person -> PersonReader.named(person, name));
  }

  private static List<Detail> details(Node thread) {
    List<Detail> details = new ArrayList<>(DetailReader.of(ObjectType.COMMENT, thread));
    Node changed = thread.anyOf("recent_updated_at", "updated_at", "last_updated_at");
    if (WhenReader.read(changed)
        .filter(WhenReader.read(thread.member("created_at"))::equals)
        .isEmpty()) {
      DetailReader.detail("last_updated", changed).ifPresent(details::add);
    }
    details.addAll(reactions(thread.member("reactions")));
    return details;
  }

  /** The reactions: one detail per kind. */
  private static List<Detail> reactions(Node reactions) {
    Map<String, List<Person>> people = new LinkedHashMap<>();
    for (Node reaction : reactions.items()) {
      String what =
          String.join(
              " ",
              Stream.of(reaction.member("icon"), reaction.member("alias"))
                  .flatMap(part -> part.words().stream())
                  .toList());
      PersonReader.member(reaction.member("user_id"))
          .or(() -> PersonReader.guest(reaction.member("guest")))
          .filter(person -> !what.isEmpty())
          .ifPresent(person -> people.computeIfAbsent(what, w -> new ArrayList<>()).add(person));
    }
    return people.entrySet().stream()
        .map(
            e ->
                new Detail(
                    "reaction",
                    DetailReader.label(e.getKey()),
                    new FormAnswer.Picked(e.getValue())))
        .toList();
  }
}
