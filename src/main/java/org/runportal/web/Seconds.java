package org.runportal.web;

import java.time.Duration;

/** Waits in whole seconds. */
public final class Seconds {
  private Seconds() {}

  /** Rounded up: who comes back when told to must not be too early. */
  public static long roundedUp(Duration wait) {
    return wait.plusSeconds(1).minusNanos(1).toSeconds();
  }
}
