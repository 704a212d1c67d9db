package org.runportal.tenant;

import java.util.List;
import java.util.Locale;

/**
 * The languages of the pages, English first. Each has a bundle of texts. They are listed here
 * because a tenant's {@code locale} must be one of them.
 */
public final class SupportedLanguages {
  /** All of them. */
  public static final List<Locale> ALL =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.FRENCH,
          Locale.forLanguageTag("es"),
          Locale.forLanguageTag("ar"));

  private SupportedLanguages() {}

  /** Whether there are texts in the language of a locale; the region does not matter. */
  public static boolean supports(Locale locale) {
    return ALL.contains(Locale.forLanguageTag(locale.getLanguage()));
  }
}
