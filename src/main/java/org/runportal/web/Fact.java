package org.runportal.web;

/**
 * A labelled fact.
 *
 * @param label what it is
 * @param text its value; empty when it is a time
 * @param time its value when it is a time
 */
public record Fact(String label, String text, Moment time) {
  /** A fact that is words. */
  public Fact(String label, String text) {
    this(label, text, Moment.NONE);
  }
}
