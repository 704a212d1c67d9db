package org.runportal.run;

/**
 * What the vendor calls the state of a run. The vendor's vocabulary is open: a word we do not know
 * is kept and shown.
 *
 * @param kind what we understand by it
 * @param word the vendor's word; empty when none was sent
 */
public record RunStatus(Kind kind, String word) {
  /** The states we know. */
  public enum Kind {
    /** Not started yet ({@code not-started}, {@code draft}). */
    NOT_STARTED,
    /** Running ({@code active}, {@code in-progress}). */
    ACTIVE,
    /** Running with an open problem ({@code problem}, {@code issue}). */
    PROBLEM,
    /** All done ({@code complete}, {@code completed}). */
    COMPLETE,
    /** Put away ({@code archived}). */
    ARCHIVED,
    /** A word we do not know. */
    OTHER
  }
}
