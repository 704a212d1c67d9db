package org.runportal.web;

/**
 * A word with a colour and an icon that say the same.
 *
 * @param text the word
 * @param tone names colour and icon
 */
public record Badge(String text, Tone tone) {
  /** Nothing to say. */
  public static final Badge NONE = new Badge("", Tone.OFF);
}
