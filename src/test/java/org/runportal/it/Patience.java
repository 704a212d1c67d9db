package org.runportal.it;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long tests wait for what should happen at once: on a busy machine it does not. A test fails
 * by this only when something does not happen at all.
 */
public final class Patience {
  /** The longest anything is waited for. */
  public static final Duration MAX = Duration.ofMinutes(2);

  private Patience() {}

  /** Waits for a condition. */
  public static ConditionFactory await() {
    return Awaitility.await().atMost(MAX);
  }
}
