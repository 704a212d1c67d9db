package org.runportal.tenant;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The marks of a sentence that are taken for a part of a link that stands in it: {@code
 * <https://…/runs/x>.} Some programs send them percent-encoded. Every address that is asked for is
 * looked at from behind, so there is no regular expression.
 */
public final class Marks {
  /** Those of ASCII that stand on both sides of a link, beside blanks and brackets. */
  private static final String AROUND = "<>\"'`*|\t\n\f\r";

  /** What ends a sentence. */
  private static final String ENDS = ".,;:!?";

  private static final char ESCAPE = '%';

  /** The lengths of {@link #ESCAPED}: each byte has three characters. */
  private static final int[] ESCAPED_LENGTHS = {3, 6, 9};

  private static final Set<String> ESCAPED = escaped();

  private Marks() {}

  /** The text without the marks at both of its ends. */
  public static String removedAround(String text) {
    int from = 0;
    while (from < text.length() && isAround(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    return removedBehind(text.substring(from));
  }

  /** The text without the marks behind it. */
  public static String removedBehind(String text) {
    int end = text.length();
    for (int mark = markBefore(text, end); mark > 0; mark = markBefore(text, end)) {
      end -= mark;
    }
    return text.substring(0, end);
  }

  /** How long the mark is that ends there; zero for none. */
  private static int markBefore(String text, int end) {
    if (end == 0) {
      return 0;
    }
    int last = text.codePointBefore(end);
    if (ENDS.indexOf(last) >= 0 || isAround(last)) {
      return Character.charCount(last);
    }
    for (int length : ESCAPED_LENGTHS) {
      int from = end - length;
      if (from < 0 || text.charAt(end - ESCAPED_LENGTHS[0]) != ESCAPE) {
        return 0;
      }
      if (ESCAPED.contains(text.substring(from, end).toLowerCase(Locale.ROOT))) {
        return length;
      }
    }
    return 0;
  }

  private static boolean isAround(int letter) {
    if (letter >= '0' && letter <= '9' || letter >= 'a' && letter <= 'z') {
      return false;
    }
    return AROUND.indexOf(letter) >= 0
        || switch (Character.getType(letter)) {
          case Character.SPACE_SEPARATOR,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.FORMAT,
              Character.START_PUNCTUATION,
              Character.END_PUNCTUATION,
              Character.INITIAL_QUOTE_PUNCTUATION,
              Character.FINAL_QUOTE_PUNCTUATION ->
              true;
          default -> false;
        };
  }

  /** The same and the usual ones of other alphabets, in UTF-8. */
  private static Set<String> escaped() {
    Set<String> all =
        new HashSet<>(
            List.of(
                "%20",
                "%21", "%22", "%27", "%28", "%29", "%2c", "%2e", "%3a", "%3b", "%3c", "%3e", "%3f",
                "%5b", "%5d", "%60", "%7b", "%7c", "%7d"));
    all.addAll(List.of("%c2%a0", "%c2%ab", "%c2%bb", "%ef%bb%bf"));
    // blanks, quotation marks, dashes and the like
    for (int last = 0x80; last <= 0xaf; last++) {
      all.add("%e2%80%" + Integer.toHexString(last));
    }
    return Set.copyOf(all);
  }
}
