package org.runportal.web;

/**
 * A short text with a colour and an icon of the same meaning.
 *
 * @param text one or two words
 * @param tone the colour and the icon
 */
public record Badge(String text, Tone tone) {
  /** No badge. */
  public static final Badge NONE = new Badge("", Tone.OFF);
}
