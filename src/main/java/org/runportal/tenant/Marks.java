package org.runportal.tenant;

import com.google.re2j.Pattern;

/**
 * The marks of a sentence that are taken for a part of a link that stands in it: {@code
 * <https://…/runs/x>.} Some programs send them percent-encoded.
 */
public final class Marks {
  private static final String LETTER = "[\\s\\p{Z}\\p{Cf}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}<>\"'`*|";
  private static final Pattern BEFORE = Pattern.compile("^" + LETTER + "]+");

  /** Blanks, quotation marks, brackets and what ends a sentence, as letters or encoded. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?i)(?:"
              + (LETTER + ".,;:!?]")
              + "|%(?:20|21|22|27|28|29|2c|2e|3a|3b|3c|3e|3f|5b|5d|60|7b|7c|7d|c2%a0|c2%ab|c2%bb"
              + "|e2%80%[89a][0-9a-f]|ef%bb%bf))+$");

  private Marks() {}

  /** The text without the marks at both of its ends. */
  public static String removedAround(String text) {
    return removedBehind(BEFORE.matcher(text).replaceFirst(""));
  }

  /** The text without the marks behind it. */
  public static String removedBehind(String text) {
    return BEHIND.matcher(text).replaceFirst("");
  }
}
