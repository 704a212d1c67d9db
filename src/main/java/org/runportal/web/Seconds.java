package org.runportal.web;

import java.time.Duration;

/** Waits in whole seconds, and in words. */
public final class Seconds {
  /** From here on the wait is given in minutes. */
  private static final int IN_MINUTES = 120;

  private Seconds() {}

  /** Rounded up: whoever comes back at that time must not be too early. */
  public static long roundedUp(Duration wait) {
    return wait.plusSeconds(1).minusNanos(1).toSeconds();
  }

  /** The value of {@code Retry-After}. */
  public static String header(Duration wait) {
    return String.valueOf(Math.max(1, roundedUp(wait)));
  }

  /**
   * A sentence about a wait, in minutes from two minutes on.
   *
   * @param key of the sentence with {@code seconds}; {@code <key>.minutes} is the one with {@code
   *     minutes}
   */
  public static String said(String key, Duration wait, Texts texts) {
    long seconds = Math.max(1, roundedUp(wait));
    return seconds < IN_MINUTES
        ? texts.say(key, "seconds", seconds)
        : texts.say(key + ".minutes", "minutes", (seconds + 59) / 60);
  }
}
