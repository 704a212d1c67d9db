package org.runportal.run;

import java.util.List;
import java.util.Optional;

/**
 * What somebody wrote at a task.
 *
 * @param kind what it is
 * @param author who wrote it
 * @param written when
 * @param text what it says
 * @param internal whether guests are not to see it
 * @param details what else was told of it
 */
public record Comment(
    Kind kind,
    Optional<Person> author,
    Optional<When> written,
    FormattedText text,
    boolean internal,
    List<Detail> details) {
  /** What a comment is. */
  public enum Kind {
    /** A remark. */
    COMMENT,
    /** A problem that is open. */
    PROBLEM,
    /** A problem that was resolved. */
    RESOLVED,
    /** The word that resolved a problem. */
    RESOLUTION,
    /** How it could go better. */
    IMPROVEMENT,
    /** A piece of advice. */
    ADVICE
  }

  /** The details are copied. */
  public Comment {
    details = List.copyOf(details);
  }

  /** A comment of which nothing else was told. */
  public Comment(
      Kind kind,
      Optional<Person> author,
      Optional<When> written,
      FormattedText text,
      boolean internal) {
    this(kind, author, written, text, internal, List.of());
  }
}
