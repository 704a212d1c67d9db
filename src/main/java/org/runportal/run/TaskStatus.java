package org.runportal.run;

/**
 * What the vendor calls the state of a task; an open vocabulary, see {@link RunStatus}.
 *
 * @param kind what we understand by it
 * @param word the vendor's word or, better, its label; empty when none was sent
 */
public record TaskStatus(Kind kind, String word) {
  /** The states we know. */
  public enum Kind {
    /** Not started yet. */
    NOT_STARTED,
    /** Somebody can or does work on it ({@code in-progress}, {@code active}). */
    IN_PROGRESS,
    /** Done ({@code completed}, {@code complete}, or a completion time was given). */
    COMPLETED,
    /** Hidden by a rule ({@code auto-skipped}); cannot be completed and does not count. */
    SKIPPED,
    /** A word we do not know; counts as open. */
    OTHER
  }
}
