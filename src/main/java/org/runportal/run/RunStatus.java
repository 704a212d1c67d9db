package org.runportal.run;

/**
 * The vendor's status of a run. The vocabulary is open: an unknown word is kept and shown.
 *
 * @param kind its meaning
 * @param word the vendor's word; empty if none was sent
 */
public record RunStatus(Kind kind, String word) {
  /** The known meanings. */
  public enum Kind {
    /** Not started yet ({@code not-started}, {@code draft}). */
    NOT_STARTED,
    /** Running ({@code active}, {@code in-progress}). */
    ACTIVE,
    /** Running with an open problem ({@code problem}, {@code issue}). */
    PROBLEM,
    /** All done ({@code complete}, {@code completed}). */
    COMPLETE,
    /** Archived ({@code archived}). */
    ARCHIVED,
    /** An unknown word. */
    OTHER
  }
}
