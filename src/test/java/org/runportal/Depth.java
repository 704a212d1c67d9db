package org.runportal;

import java.util.Random;

/**
 * How much the tests try. {@code ./test} covers every value and every pair of values that matter
 * together; {@code ./test -Dthorough} covers everything and takes hours. The README has the counts
 * of both.
 */
public final class Depth {
  /** Whether {@code -Dthorough} is given. */
  public static final boolean THOROUGH =
      !System.getProperty("thorough", "false").equalsIgnoreCase("false");

  private Depth() {}

  /** One of two counts, or the one that a system property sets. */
  public static int count(String property, int usual, int thorough) {
    return Integer.getInteger(property, THOROUGH ? thorough : usual);
  }

  /** A random seed, or the one that a system property sets; printed, to repeat a failed run. */
  public static long seed(String property) {
    long seed = Long.getLong(property, new Random().nextInt(1_000_000_000));
    System.out.println("repeat with -D" + property + "=" + seed);
    return seed;
  }
}
