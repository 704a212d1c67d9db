package org.runportal.web;

/**
 * A text for programs: an address, the value of a form, a point in time as HTML writes it. Nobody
 * reads it, so nothing in it is translated or masked; whatever a view says to people is a plain
 * text.
 *
 * @param value written as it is; empty for none
 */
public record Literal(String value) {
  /** Nothing. */
  public static final Literal NONE = new Literal("");

  @Override
  public String toString() {
    return value;
  }
}
