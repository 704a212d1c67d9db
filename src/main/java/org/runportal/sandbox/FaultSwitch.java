package org.runportal.sandbox;

import jakarta.enterprise.context.ApplicationScoped;

/** The current condition of the sandbox. Kept in memory, so a restart resets it. */
@ApplicationScoped
public class FaultSwitch {
  private volatile Condition condition = Condition.WELL;

  /** For the container. */
  protected FaultSwitch() {}

  Condition condition() {
    return condition;
  }

  /** The condition of requests below a path segment; see {@link Condition#segment}. */
  Condition below(String segment) {
    return condition.segment().equals(segment) ? condition : Condition.WELL;
  }

  void set(Condition next) {
    condition = next;
  }
}
