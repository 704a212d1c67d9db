package org.runportal.web;

/**
 * A machine-readable text: a URL, the value of a form field, a time in HTML format. It is neither
 * translated nor masked. What people read is a plain string.
 *
 * @param value printed unchanged; empty for none
 */
public record Literal(String value) {
  /** Empty. */
  public static final Literal NONE = new Literal("");

  @Override
  public String toString() {
    return value;
  }
}
