package org.runportal.it.faults;

import java.util.Locale;

/**
 * A fault with a copy held or without. Has a tenant of its own: the portal's memory (copies,
 * pauses, calls held back) of one case cannot touch another.
 */
record Case(Fault fault, Copy copy) {
  /** What the portal holds when the fault begins. */
  enum Copy {
    HELD,
    NONE
  }

  String tenant() {
    return fault.name() + "-" + copy.name().toLowerCase(Locale.ROOT);
  }

  String token() {
    return token(tenant());
  }

  /** Every tenant has its own. */
  static String token(String tenant) {
    return Canaries.of("token of " + tenant);
  }

  /** The run that is looked at; no other case's log lines name it. */
  String run() {
    return "run-" + tenant();
  }

  /** The run's page. */
  String path() {
    return "/" + tenant() + "/runs/" + run();
  }

  @Override
  public String toString() {
    return fault.name() + ", copy " + copy;
  }
}
