package org.runportal.web;

/**
 * A time, ready to print.
 *
 * @param iso for {@code <time datetime>}; empty when the vendor's words could not be read as a time
 * @param absolute "Wed 25 Nov, 17:00 CET"
 * @param relative "in 2 days"; empty when there is nothing to say
 */
public record Moment(Literal iso, String absolute, String relative) {
  /** No time. */
  public static final Moment NONE = new Moment(Literal.NONE, "", "");
}
