package org.runportal.tenant;

import java.util.List;
import java.util.Locale;

/**
 * The languages the pages speak, English first. Each has a file of texts; they are listed here
 * because a tenant's {@code locale} names one of them.
 */
public final class SpokenLanguages {
  /** All of them. */
  public static final List<Locale> ALL =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.FRENCH,
          Locale.forLanguageTag("es"),
          Locale.forLanguageTag("ar"));

  private SpokenLanguages() {}

  /** Whether there are texts in the language of that locale, whatever its region. */
  public static boolean speaks(Locale locale) {
    return ALL.contains(Locale.forLanguageTag(locale.getLanguage()));
  }
}
