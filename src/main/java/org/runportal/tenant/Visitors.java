package org.runportal.tenant;

/** Distinguishes visitors as far as a network can; answered by room {@code access}. */
public interface Visitors {
  /** A name for whoever sends the request under way; empty outside of one. */
  String current();
}
