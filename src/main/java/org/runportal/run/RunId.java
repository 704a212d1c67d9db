package org.runportal.run;

import java.util.Optional;

/**
 * The id of a run as it stands in an address: letters, digits, {@code _} and {@code -}, at most 64.
 * This class alone knows that grammar; whoever finds an id in a longer text asks {@link #at(String,
 * int)}.
 *
 * <p>Tallyfy's own ids are 32 lower-case hexadecimal digits; its documentation also shows words.
 * The grammar keeps out everything that could leave the path it is put into ({@code /}, {@code .},
 * {@code %}), because the REST client writes path parameters unescaped.
 *
 * @param value the id, as Tallyfy writes it
 */
public record RunId(String value) {
  private static final int MAX_LENGTH = 64;

  /**
   * @throws IllegalArgumentException when the value is not an id; use {@link #parse} for what
   *     people type
   */
  public RunId {
    if (!isId(value)) {
      throw new IllegalArgumentException("not a run id");
    }
  }

  /** The id in a text, or nothing when the text is not one. */
  public static Optional<RunId> parse(String text) {
    return text != null && isId(text) ? Optional.of(new RunId(text)) : Optional.empty();
  }

  /**
   * The id at a place of a longer text: all letters from there that an id may have.
   *
   * @return nothing when they are no id, for instance because they are too many
   */
  public static Optional<RunId> at(String text, int start) {
    int end = start;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    return parse(text.substring(start, end));
  }

  /** Whether a text has the form that all of Tallyfy's ids have, those of tasks too. */
  static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && text.charAt(0) != '_'
        && text.charAt(0) != '-'
        && text.chars().allMatch(letter -> isLetter((char) letter));
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
