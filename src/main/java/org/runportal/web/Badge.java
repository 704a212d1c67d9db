package org.runportal.web;

/**
 * A word with a colour and an icon that say the same.
 *
 * @param text the word
 * @param tone {@code done}, {@code now}, {@code soon}, {@code late}, {@code problem}, {@code wait}
 *     or {@code off}; names colour and icon
 */
public record Badge(String text, String tone) {
  /** Nothing to say. */
  public static final Badge NONE = new Badge("", "off");
}
