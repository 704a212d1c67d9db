package org.runportal.run;

import java.util.Optional;

/**
 * What somebody wrote at a task.
 *
 * @param kind what it is
 * @param author who wrote it
 * @param written when
 * @param html the text, safe to print: a few elements, no attributes, no links
 * @param internal whether guests are not to see it
 */
public record Comment(
    Kind kind, Optional<Person> author, Optional<When> written, String html, boolean internal) {
  /** What a comment is. */
  public enum Kind {
    /** A remark. */
    COMMENT,
    /** A problem that is open. */
    PROBLEM,
    /** A problem that was resolved. */
    RESOLVED,
    /** The word that resolved a problem. */
    RESOLUTION
  }
}
