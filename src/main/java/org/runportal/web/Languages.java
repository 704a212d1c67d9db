package org.runportal.web;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.runportal.tenant.SupportedLanguages;

/** The languages of the portal: each has a bundle of texts. */
public final class Languages {
  /** All of them, English first. */
  public static final List<Locale> SPOKEN = SupportedLanguages.ALL;

  private static final Map<Locale, String> OWN_NAMES =
      SPOKEN.stream().collect(Collectors.toMap(Function.identity(), Languages::calledByItself));

  /** Longer than any browser sends; the parser of Java sorts in quadratic time. */
  private static final int MAX_HEADER = 1_000;

  private Languages() {}

  /**
   * The language of a tag.
   *
   * @param tag "de", or with a region, which does not matter, as browsers and systems write it:
   *     "de-AT", "de_DE", "DE"
   */
  public static Optional<Locale> named(String tag) {
    try {
      String language =
          new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build().getLanguage();
      return SPOKEN.stream().filter(spoken -> spoken.getLanguage().equals(language)).findFirst();
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  /** Whether there are texts in the language of a locale; the region does not matter. */
  static boolean supports(Locale locale) {
    return SupportedLanguages.supports(locale);
  }

  /**
   * The language a browser prefers, by RFC 4647 lookup among our languages.
   *
   * @param header the value of {@code Accept-Language}; a malformed one is ignored
   */
  public static Optional<Locale> accepted(String header) {
    if (header.length() > MAX_HEADER) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(Locale.lookup(LanguageRange.parse(header), SPOKEN));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The name of a language in that language: "Deutsch".
   *
   * @param language one of {@link #SPOKEN}
   */
  static String ownName(Locale language) {
    return OWN_NAMES.get(language);
  }

  private static String calledByItself(Locale language) {
    ULocale own = ULocale.forLocale(language);
    return LocaleDisplayNames.getInstance(own, DisplayContext.CAPITALIZATION_FOR_UI_LIST_OR_MENU)
        .localeDisplayName(own);
  }
}
