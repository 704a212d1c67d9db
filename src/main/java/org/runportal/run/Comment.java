package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * A comment on a task.
 *
 * @param kind its kind
 * @param author who wrote it
 * @param written when
 * @param text its text
 * @param internal whether it is hidden from guests
 * @param details its other members
 */
public record Comment(
    Kind kind,
    Optional<Person> author,
    Optional<When> written,
    FormattedText text,
    boolean internal,
    List<Detail> details) {
  /** The kinds of comments. */
  public enum Kind {
    /** A plain comment. */
    COMMENT,
    /** An open problem. */
    PROBLEM,
    /** A resolved problem. */
    RESOLVED,
    /** The comment that resolved a problem. */
    RESOLUTION,
    /** A suggested improvement. */
    IMPROVEMENT,
    /** A piece of advice. */
    ADVICE
  }

  /** The details are copied. */
  public Comment {
    details = List.copyOf(details);
  }

  /** A comment without other members. */
  public Comment(
      Kind kind,
      Optional<Person> author,
      Optional<When> written,
      FormattedText text,
      boolean internal) {
    this(kind, author, written, text, internal, List.of());
  }
}
