package org.runportal.run;

import java.util.Locale;
import java.util.Optional;

/**
 * The id of a run in a URL: letters, digits, {@code _} and {@code -}, at most 64. The grammar is
 * defined only here; {@link #at(String, int)} finds an id within a longer text.
 *
 * <p>Tallyfy's own ids are 32 lower-case hexadecimal digits; its documentation also shows words. 32
 * hexadecimal digits in capitals, as some programs write them, are the id in small letters. The
 * grammar excludes every character that could change the path it is put into ({@code /}, {@code .},
 * {@code %}), because requests are built without escaping.
 *
 * @param value the id, as Tallyfy writes it
 */
public record RunId(String value) {
  private static final int MAX_LENGTH = 64;
  private static final int DIGITS_OF_TALLYFY = 32;

  /**
   * @throws IllegalArgumentException if the value is not an id; use {@link #parse} for user input
   */
  public RunId {
    if (!isId(value)) {
      throw new IllegalArgumentException("not a run id");
    }
    value = hexadecimal(value) ? value.toLowerCase(Locale.ROOT) : value;
  }

  /** Parses an id; empty if the text is not one. */
  public static Optional<RunId> parse(String text) {
    return text != null && isId(text) ? Optional.of(new RunId(text)) : Optional.empty();
  }

  /**
   * Parses an id within a longer text: all characters from a position on that an id may have.
   *
   * @return empty if they are not an id, for example because there are too many
   */
  public static Optional<RunId> at(String text, int start) {
    int end = start;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    return parse(text.substring(start, end));
  }

  /** Whether a text has the form of Tallyfy's ids, including those of tasks. */
  static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.charAt(0) != '_'
        && text.charAt(0) != '-'
        && text.chars().allMatch(letter -> isLetter((char) letter));
  }

  private static boolean hexadecimal(String id) {
    return id.length() == DIGITS_OF_TALLYFY
        && id.chars().allMatch(letter -> Character.digit(letter, 16) >= 0);
  }

  private static boolean isLetter(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || letter == '_'
        || letter == '-';
  }

  @Override
  public String toString() {
    return value;
  }
}
