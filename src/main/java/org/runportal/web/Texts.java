package org.runportal.web;

import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.ULocale;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The words of the pages in one language. Messages are whole sentences in ICU message syntax
 * (plurals, choices, named places), kept in {@code org/runportal/web/texts*.properties}.
 *
 * <p>For one request: not safe for use by several threads.
 */
public final class Texts {
  private static final Control NO_FALLBACK =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private final Locale locale;
  private final ResourceBundle bundle;
  private final Map<String, MessageFormat> sentences = new HashMap<>();

  private Texts(Locale locale, ResourceBundle bundle) {
    this.locale = locale;
    this.bundle = bundle;
  }

  /** The words in that language, or in English where it is not spoken here. */
  public static Texts in(Locale locale) {
    return new Texts(
        locale, ResourceBundle.getBundle("org.runportal.web.texts", locale, NO_FALLBACK));
  }

  /** The language the words are in. */
  public Locale locale() {
    return locale;
  }

  /** {@code ltr} or {@code rtl}, as HTML's {@code dir} wants it. */
  public String direction() {
    return ULocale.forLocale(locale).isRightToLeft() ? "rtl" : "ltr";
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
      named.put((String) places[i], places[i + 1]);
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
    return ListFormatter.getInstance(locale).format(items);
  }

  /** A share of a hundred: "42 %" or "42%", as the language writes it. */
  public String percent(double hundredths) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMaximumFractionDigits(0);
    return format.format(hundredths / 100);
  }
}
