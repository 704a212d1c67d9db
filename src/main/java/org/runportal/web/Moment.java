package org.runportal.web;

/**
 * A time, formatted for a page.
 *
 * @param iso for {@code <time datetime>}; empty if the vendor's text could not be parsed as a time
 * @param absolute "Wed 25 Nov, 17:00 CET"
 * @param relative "in 2 days"; empty if not applicable
 */
public record Moment(Literal iso, String absolute, String relative) {
  /** No time. */
  public static final Moment NONE = new Moment(Literal.NONE, "", "");
}
