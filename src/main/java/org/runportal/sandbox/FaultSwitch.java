package org.runportal.sandbox;

import jakarta.enterprise.context.ApplicationScoped;

/** The condition the sandbox is in now. Kept in memory: a restart finds it well. */
@ApplicationScoped
public class FaultSwitch {
  private volatile Condition condition = Condition.WELL;

  /** For the container. */
  protected FaultSwitch() {}

  Condition condition() {
    return condition;
  }

  void set(Condition next) {
    condition = next;
  }
}
