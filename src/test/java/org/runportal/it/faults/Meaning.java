package org.runportal.it.faults;

/**
 * What the portal makes of an answer, as a visitor and an operator see it. Written down here once
 * more on purpose: were it taken from the portal's own table, a slip there would go unnoticed.
 */
enum Meaning {
  /** The answer is odd, but the run can be read. */
  READ(200, "Grüße aus Köln", true, ""),
  NOT_FOUND(404, "Page not found", false, "FINE"),
  /** A line for each change of state is louder; a call is no news. */
  REFUSED(503, "Tallyfy has refused our access", true, "FINE"),
  BUSY(503, "Tallyfy is limiting requests", true, "WARNING"),
  UNREACHABLE(503, "Tallyfy is not answering", true, "WARNING"),
  TIMED_OUT(504, "Tallyfy is taking too long", true, "WARNING"),
  UNREADABLE(502, "Tallyfy’s answer could not be read", true, "SEVERE");

  private final int status;
  private final String words;
  private final boolean keepsCopy;
  private final String level;

  Meaning(int status, String words, boolean keepsCopy, String level) {
    this.status = status;
    this.words = words;
    this.keepsCopy = keepsCopy;
    this.level = level;
  }

  /** The visitor's status when no copy can be shown. */
  int status() {
    return status;
  }

  /** What a visitor reads, with a copy or without. */
  String words() {
    return words;
  }

  /** Whether a copy held from before is still shown. */
  boolean keepsCopy() {
    return keepsCopy;
  }

  /** Whether a visitor without a copy learns when to come back, even if the vendor was silent. */
  boolean passes() {
    return keepsCopy && status != 200 && this != REFUSED;
  }

  /** Whether it says something about the vendor as a whole, not about one run. */
  boolean bindsTenant() {
    return this == BUSY || this == UNREACHABLE || this == TIMED_OUT;
  }

  /** The level in the log; empty where it says nothing at all. */
  String level() {
    return level;
  }
}
