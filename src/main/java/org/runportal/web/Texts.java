package org.runportal.web;

import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The words of the pages in one language. Messages are whole sentences in ICU message syntax
 * (plurals, choices, named places), kept in {@code org/runportal/web/texts*.properties}.
 *
 * <p>Numbers are written with the digits 0 to 9 and days are counted on the Gregorian calendar in
 * every language: run numbers, clock times and file names come so from the vendor, and a page does
 * not mix two systems. What is put into a sentence and runs in the other direction is isolated, so
 * that a Latin name leaves an Arabic sentence in order.
 *
 * <p>For one request: not safe for use by several threads.
 */
public final class Texts {
  private static final Control NO_FALLBACK =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private static final char ISOLATE = '\u2068';
  private static final char END_OF_ISOLATE = '\u2069';
  private static final char LEFT_TO_RIGHT = '\u200e';
  private static final char RIGHT_TO_LEFT = '\u200f';

  private final Locale locale;
  private final byte direction;
  private final ResourceBundle bundle;
  private final Map<String, MessageFormat> sentences = new HashMap<>();

  private Texts(Locale locale, ResourceBundle bundle) {
    this.locale = locale;
    this.direction = ULocale.forLocale(locale).isRightToLeft() ? Bidi.RTL : Bidi.LTR;
    this.bundle = bundle;
  }

  /** The words in that language, or in English where it is not spoken here. */
  public static Texts in(Locale locale) {
    Locale spoken = Languages.speaks(locale) ? locale : Locale.ENGLISH;
    Locale written =
        new Locale.Builder()
            .setLocale(spoken)
            .setUnicodeLocaleKeyword("nu", "latn")
            .setUnicodeLocaleKeyword("ca", "gregory")
            .build();
    return new Texts(
        written, ResourceBundle.getBundle("org.runportal.web.texts", written, NO_FALLBACK));
  }

  /** The language the words are in, the region, and how numbers and dates are written. */
  public Locale locale() {
    return locale;
  }

  /** The language the words are in, as HTML's {@code lang} wants it: "de-AT". */
  public String language() {
    return locale.stripExtensions().toLanguageTag();
  }

  /** {@code ltr} or {@code rtl}, as HTML's {@code dir} wants it. */
  public String direction() {
    return direction == Bidi.RTL ? "rtl" : "ltr";
  }

  /**
   * A sentence without places.
   *
   * @throws java.util.MissingResourceException when there is no such key
   */
  public String say(String key) {
    return say(key, Map.of());
  }

  /**
   * A sentence with its places filled.
   *
   * @param places names and values in turn
   * @throws java.util.MissingResourceException when there is no such key
   */
  public String say(String key, Object... places) {
    Map<String, Object> named = new HashMap<>();
    for (int i = 0; i < places.length; i += 2) {
      Object value = places[i + 1];
      named.put((String) places[i], value instanceof String text ? isolated(text) : value);
    }
    return say(key, named);
  }

  /** Whether there is a sentence of that key. */
  public boolean knows(String key) {
    return bundle.containsKey(key);
  }

  private String say(String key, Map<String, Object> places) {
    return sentences
        .computeIfAbsent(key, k -> new MessageFormat(bundle.getString(k), locale))
        .format(places);
  }

  /** Several things in a row: "Ana, Priya and Finance". */
  public String list(Collection<String> items) {
    List<String> isolated = items.stream().map(this::isolated).toList();
    String row = ListFormatter.getInstance(locale).format(isolated);
    // the row runs as the language does, even where its first word does not
    boolean mixed = items.size() > 1 && !isolated.equals(List.copyOf(items));
    return mixed ? (direction == Bidi.RTL ? RIGHT_TO_LEFT : LEFT_TO_RIGHT) + row : row;
  }

  /** A share of a hundred: "42 %" or "42%", as the language writes it. */
  public String percent(double hundredths) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(0);
    return format.format(hundredths / 100);
  }

  private String isolated(String text) {
    byte own = Bidi.getBaseDirection(text);
    return own == direction || own == Bidi.NEUTRAL ? text : ISOLATE + text + END_OF_ISOLATE;
  }
}
