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
 * Shows that eight times the input costs about eight times the work. Measured is the time of the
 * processor, not of the clock, and the least of many tries: that is the work alone, whatever else
 * the machine does meanwhile. Tries end as soon as the work is seen to be in proportion.
 */
public final class Proportion {
  /** How much more is given. */
  public static final int TIMES = 8;

  /** In the middle between proportion (8) and a square (64), since no measurement is exact. */
  private static final double MAX_GROWTH = 24;

  /** Nanoseconds: what is done in less is done, however it grows. */
  private static final long NOTHING = 1_000_000;

  private static final int MAX_LETTERS = 16_000;
  private static final int MAX_TRIES = 300;

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
   * @param little with some input
   * @param much with {@value #TIMES} times as much
   */
  public static void holds(String what, Work little, Work much) throws Exception {
    long leastOfLittle = Long.MAX_VALUE;
    long leastOfMuch = Long.MAX_VALUE;
    for (int i = 0; i < MAX_TRIES; i++) {
      leastOfLittle = Math.min(leastOfLittle, nanos(little));
      leastOfMuch = Math.min(leastOfMuch, nanos(much));
      if (i > 0 && isProportional(leastOfLittle, leastOfMuch)) {
        return;
      }
    }
    assertThat(isProportional(leastOfLittle, leastOfMuch))
        .as("%s: %d ns, with %d times as much %d ns", what, leastOfLittle, TIMES, leastOfMuch)
        .isTrue();
  }

  /** Gives a reader the worst texts of 2,000 and of 16,000 letters. */
  public static void holds(String what, Consumer<String> reader) throws Exception {
    for (Map.Entry<String, IntFunction<String>> worst : worstTexts().entrySet()) {
      String little = worst.getValue().apply(MAX_LETTERS / TIMES);
      String much = worst.getValue().apply(MAX_LETTERS);
      holds(what + " of " + worst.getKey(), () -> reader.accept(little), () -> reader.accept(much));
    }
  }

  private static boolean isProportional(long ofLittle, long ofMuch) {
    return ofMuch <= NOTHING || ofMuch <= MAX_GROWTH * ofLittle;
  }

  private static long nanos(Work work) throws Exception {
    long start = PROCESSOR.getCurrentThreadCpuTime();
    work.run();
    return PROCESSOR.getCurrentThreadCpuTime() - start;
  }
}
