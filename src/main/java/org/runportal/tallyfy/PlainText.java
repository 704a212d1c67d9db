package org.runportal.tallyfy;

import java.util.Optional;

/**
 * A text for people, without what nobody can see: control characters other than line breaks and
 * tabs, zero-width spaces, and the marks that turn the direction of all that follows. Entities and
 * tags are letters like any other here.
 *
 * <p>The two joiners (U+200C, U+200D) stay: Persian, Hindi and many emoji are misspelt without
 * them.
 */
final class PlainText {
  /** Longer texts are cut; no name is that long. */
  static final int MAX_LENGTH = 1_000;

  private PlainText() {}

  /** The text as a page shows it in one line: any number of blanks is one, none is around it. */
  static String onOneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      at += Character.charCount(letter);
      if (!isSpace(letter)) {
        line.appendCodePoint(letter);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString().stripTrailing();
  }

  /** The text, or nothing when nothing visible is left of it. */
  static Optional<String> of(String written) {
    String seen = Credentials.removed(visible(written));
    return seen.codePoints().anyMatch(PlainText::isVisible)
        ? Optional.of(shortened(seen))
        : Optional.empty();
  }

  /**
   * The text without what nobody can see, cut well behind {@link #MAX_LENGTH}: an address that
   * stands there is still seen whole.
   */
  private static String visible(String text) {
    int most = MAX_LENGTH + 1_000;
    StringBuilder plain = new StringBuilder(Math.min(text.length(), most + 2));
    for (int at = 0; at < text.length() && plain.length() <= most; ) {
      int letter = text.codePointAt(at);
      at += Character.charCount(letter);
      if (isHidden(letter) || (plain.isEmpty() && isSpace(letter))) {
        continue;
      }
      boolean broken = Character.getType(letter) == Character.SURROGATE;
      plain.appendCodePoint(broken ? 0xfffd : letter);
    }
    return plain.toString();
  }

  private static boolean isVisible(int letter) {
    return !isSpace(letter) && Character.getType(letter) != Character.FORMAT;
  }

  private static boolean isHidden(int letter) {
    return (letter < ' ' && letter != '\n' && letter != '\t')
        || (letter >= 0x7f && letter <= 0x9f)
        || letter == 0x200b
        || (letter >= 0x202a && letter <= 0x202e)
        || (letter >= 0x2060 && letter <= 0x206f)
        || letter == 0xfeff;
  }

  private static boolean isSpace(int letter) {
    return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
  }

  private static String shortened(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text.strip();
    }
    int end = MAX_LENGTH - 1;
    boolean halved = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, halved ? end - 1 : end).strip() + "…";
  }
}
