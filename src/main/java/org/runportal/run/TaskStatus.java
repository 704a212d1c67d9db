package org.runportal.run;

/**
 * The vendor's status of a task; an open vocabulary, see {@link RunStatus}.
 *
 * @param kind its meaning
 * @param word the vendor's label or word; empty if none was sent
 */
public record TaskStatus(Kind kind, String word) {
  /** The known meanings. */
  public enum Kind {
    /** Not started yet. */
    NOT_STARTED,
    /** In progress ({@code in-progress}, {@code active}). */
    IN_PROGRESS,
    /** Completed ({@code completed}, {@code complete}, or there is a completion time). */
    COMPLETED,
    /**
     * Skipped by an automation ({@code auto-skipped}); it cannot be completed and does not count.
     */
    SKIPPED,
    /** An unknown word; counts as open. */
    OTHER
  }
}
