package org.runportal.web;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of the pages in one language. Messages are whole sentences in ICU message syntax
 * (plurals, choices, named arguments) in {@code org/runportal/web/texts*.properties}.
 *
 * <p>Every language uses the digits 0 to 9 and the Gregorian calendar: the vendor's run numbers,
 * times and file names do too, and a page does not mix two systems. Arguments in the opposite
 * direction are wrapped in bidirectional isolates, so that a Latin name does not reorder an Arabic
 * sentence.
 *
 * <p>Messages are parsed once, and for all threads: see {@link TextsByLocale}.
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
  private final LocalizedNumberFormatter percentages;
  private final TimeFormats times;

  /** Messages without arguments, as they are printed. */
  private final Map<String, String> constants = new ConcurrentHashMap<>();

  /** Messages with arguments; each formats for one thread at a time. */
  private final Map<String, MessageFormat> sentences = new ConcurrentHashMap<>();

  private Texts(Locale locale, ResourceBundle bundle) {
    this.locale = locale;
    this.direction = ULocale.forLocale(locale).isRightToLeft() ? Bidi.RTL : Bidi.LTR;
    this.bundle = bundle;
    this.percentages =
        NumberFormatter.withLocale(locale).unit(MeasureUnit.PERCENT).precision(Precision.integer());
    this.times = new TimeFormats(locale);
  }

  /** The texts in a language; in English if there are none. */
  public static Texts in(Locale locale) {
    Locale spoken = Languages.supports(locale) ? locale : Locale.ENGLISH;
    Locale written =
        new Locale.Builder()
            .setLocale(spoken)
            .setUnicodeLocaleKeyword("nu", "latn")
            .setUnicodeLocaleKeyword("ca", "gregory")
            .build();
    return new Texts(
        written, ResourceBundle.getBundle("org.runportal.web.texts", written, NO_FALLBACK));
  }

  /** The language and region, with the numbering system and calendar. */
  public Locale locale() {
    return locale;
  }

  /** The language tag for HTML's {@code lang}: "de-AT". */
  public String language() {
    return locale.stripExtensions().toLanguageTag();
  }

  /** {@code ltr} or {@code rtl}, for HTML's {@code dir}. */
  public String direction() {
    return direction(locale);
  }

  static String direction(Locale language) {
    return ULocale.forLocale(language).isRightToLeft() ? "rtl" : "ltr";
  }

  /**
   * A message without arguments.
   *
   * @throws java.util.MissingResourceException when there is no such key
   */
  public String say(String key) {
    return constants.computeIfAbsent(key, this::withoutArguments);
  }

  private String withoutArguments(String key) {
    return new MessageFormat(bundle.getString(key), locale).format(Map.of());
  }

  /**
   * A message with its arguments.
   *
   * @param arguments names and values in turn; what a message selects by is no text, because texts
   *     of the other direction are isolated
   * @throws java.util.MissingResourceException when there is no such key
   */
  public String say(String key, Object... arguments) {
    Map<String, Object> named = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      Object value = arguments[i + 1];
      named.put((String) arguments[i], value instanceof String text ? isolated(text) : value);
    }
    return say(key, named);
  }

  /** Whether there is a message of that key. */
  public boolean knows(String key) {
    return bundle.containsKey(key);
  }

  private String say(String key, Map<String, Object> arguments) {
    MessageFormat sentence =
        sentences.computeIfAbsent(key, k -> new MessageFormat(bundle.getString(k), locale));
    synchronized (sentence) {
      return sentence.format(arguments);
    }
  }

  /** Times and lengths of time in this language. */
  TimeFormats times() {
    return times;
  }

  /** An enumeration: "Ana, Priya and Finance". */
  public String list(Collection<String> items) {
    List<String> isolated = items.stream().map(this::isolated).toList();
    String row = ListFormatter.getInstance(locale).format(isolated);
    // sets the direction of the list to the language's, even if its first word has the other one
    boolean mixed = items.size() > 1 && !isolated.equals(List.copyOf(items));
    return mixed ? (direction == Bidi.RTL ? RIGHT_TO_LEFT : LEFT_TO_RIGHT) + row : row;
  }

  /** Alternatives: "Ana, Priya or Finance". */
  public String either(Collection<String> items) {
    return ListFormatter.getInstance(locale, ListFormatter.Type.OR, ListFormatter.Width.WIDE)
        .format(items);
  }

  /** A percentage from 0 to 100: "42 %" or "42%", depending on the language. */
  public String percent(double hundredths) {
    return percentages.format(hundredths).toString();
  }

  private String isolated(String text) {
    byte own = Bidi.getBaseDirection(text);
    return own == direction || own == Bidi.NEUTRAL ? text : ISOLATE + text + END_OF_ISOLATE;
  }
}
