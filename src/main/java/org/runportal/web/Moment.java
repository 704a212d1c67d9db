package org.runportal.web;

/**
 * A time, formatted for a page.
 *
 * @param iso for {@code <time datetime>}; empty if the vendor's text could not be parsed as a time
 * @param absolute "Wed 25 Nov, 17:00 CET"
 * @param relative "in 2 days"; empty if not applicable
 * @param full "25 Nov 2026, 17:00 CET", as printed; empty where that is the same
 */
public record Moment(Literal iso, String absolute, String relative, String full) {
  /** No time. */
  public static final Moment NONE = ofWords("");

  /** What could not be read as a time. */
  public static Moment ofWords(String words) {
    return new Moment(Literal.NONE, words, "", "");
  }
}
