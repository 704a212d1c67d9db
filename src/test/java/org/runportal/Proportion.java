package org.runportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Shows that four times the input costs about four times the work. Measured is the time of the
 * processor, not of the clock, and the least of several tries: that is the work alone, whatever
 * else the machine does meanwhile.
 */
public final class Proportion {
  /** A square makes sixteen times as much of it, and nothing is measured exactly. */
  private static final double MAX_GROWTH = 8;

  /** Nanoseconds: what is done in less is done, however it grows. */
  private static final long NOTHING = 1_000_000;

  private static final int LETTERS = 4_000;
  private static final int TRIES = 25;

  private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

  /** What is looked at. */
  @FunctionalInterface
  public interface Work {
    /** Does the work once. */
    void run() throws Exception;
  }

  private Proportion() {}

  /** The worst texts for patterns, parsers and loops, each of any length. */
  public static Map<String, IntFunction<String>> worstTexts() {
    Map<String, IntFunction<String>> texts = new LinkedHashMap<>();
    for (String piece :
        List.of(
            ")",
            "\"'(",
            "<",
            "<p",
            "<p>",
            "<b>a</b>",
            "<img ",
            "&",
            "a",
            "A",
            "0",
            "@",
            "a@",
            "a.b-",
            "&#64;",
            "&amp;",
            " ",
            "\n",
            "_a",
            "aB",
            "-41",
            "/",
            "//",
            "/..",
            "/runs/",
            "/a/runs/a,",
            "/a/processes/",
            "/organizations/a/runs/",
            "organizations/a/files",
            "/tracker/",
            "/v3/__a_",
            "/v2/url?&",
            "https://",
            "=https://",
            "//hook.a/",
            "eyj",
            "eyja.eyj",
            "&sig=a",
            "guest",
            "tallyfy.com-",
            "%2",
            "%2f",
            "%25",
            "[",
            "@[1",
            "2026-01-01T",
            "a=b;",
            "a,",
            "a;q=1,",
            "Ana ",
            "\u200b",
            "\ud83d\ude00")) {
      texts.put(piece, length -> piece.repeat(length / piece.length() + 1).substring(0, length));
    }
    texts.put("words that all differ", length -> differing(length, " "));
    texts.put("items that all differ", length -> differing(length, ","));
    texts.put("pairs that all differ", length -> differing(length, "=a&"));
    return texts;
  }

  private static String differing(int length, String behind) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < length; i++) {
      text.append((char) ('a' + i / 676 % 26))
          .append((char) ('a' + i / 26 % 26))
          .append((char) ('a' + i % 26))
          .append(behind);
    }
    return text.substring(0, length);
  }

  /**
   * Fails when the greater work is out of proportion to the smaller, in every try.
   *
   * @param what names the work
   * @param once with some input
   * @param fourfold with four times as much
   */
  public static void holds(String what, Work once, Work fourfold) throws Exception {
    long least = Long.MAX_VALUE;
    long leastOfFourfold = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      least = Math.min(least, nanos(once));
      leastOfFourfold = Math.min(leastOfFourfold, nanos(fourfold));
      if (i > 0 && isProportional(least, leastOfFourfold)) {
        return;
      }
    }
    assertThat(isProportional(least, leastOfFourfold))
        .as("%s: %d ns, with four times as much %d ns", what, least, leastOfFourfold)
        .isTrue();
  }

  /** Gives a reader the worst texts of 4,000 and of 16,000 letters. */
  public static void holds(String what, Consumer<String> reader) throws Exception {
    for (Map.Entry<String, IntFunction<String>> worst : worstTexts().entrySet()) {
      String once = worst.getValue().apply(LETTERS);
      String fourfold = worst.getValue().apply(4 * LETTERS);
      holds(
          what + " of " + worst.getKey(), () -> reader.accept(once), () -> reader.accept(fourfold));
    }
  }

  private static boolean isProportional(long once, long fourfold) {
    return fourfold <= NOTHING || fourfold <= MAX_GROWTH * once;
  }

  private static long nanos(Work work) throws Exception {
    long start = PROCESSOR.getCurrentThreadCpuTime();
    work.run();
    return PROCESSOR.getCurrentThreadCpuTime() - start;
  }
}
