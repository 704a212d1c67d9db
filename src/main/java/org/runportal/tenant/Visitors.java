package org.runportal.tenant;

/**
 * Distinguishes visitors: who is signed in by who they are, others as far as a network can.
 * Answered by room {@code access}.
 */
public interface Visitors {
  /** A name for whoever sends the request under way; empty outside of one. */
  String current();
}
