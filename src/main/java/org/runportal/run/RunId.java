package org.runportal.run;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a run as it stands in an address: letters, digits, {@code _} and {@code -}, at most 64.
 *
 * <p>Tallyfy's own ids are 32 lower-case hexadecimal digits; its documentation also shows words.
 * The pattern keeps out everything that could leave the path it is put into ({@code /}, {@code .},
 * {@code %}), because the REST client writes path parameters unescaped.
 *
 * @param value the id, as Tallyfy writes it
 */
public record RunId(String value) {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  /**
   * @throws IllegalArgumentException when the value is not an id; use {@link #parse} for what
   *     people type
   */
  public RunId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException("not a run id");
    }
  }

  /** The id in a text, or nothing when the text is not one. */
  public static Optional<RunId> parse(String text) {
    return text != null && ALLOWED.matcher(text).matches()
        ? Optional.of(new RunId(text))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
