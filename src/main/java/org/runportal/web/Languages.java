package org.runportal.web;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.runportal.tenant.SpokenLanguages;

/** The languages the portal speaks: each has a file of texts. */
public final class Languages {
  /** All of them, English first. */
  public static final List<Locale> SPOKEN = SpokenLanguages.ALL;

  private static final Map<Locale, String> OWN_NAMES =
      SPOKEN.stream().collect(Collectors.toMap(Function.identity(), Languages::calledByItself));

  private Languages() {}

  /**
   * The spoken language with exactly that tag.
   *
   * @param tag "de"; anything else, such as "de-AT" or "DE", is none of ours
   */
  public static Optional<Locale> named(String tag) {
    return SPOKEN.stream().filter(language -> language.toLanguageTag().equals(tag)).findFirst();
  }

  /** Whether there are texts in the language of that locale, whatever its region. */
  static boolean speaks(Locale locale) {
    return SpokenLanguages.speaks(locale);
  }

  /**
   * What a browser asks for, by RFC 4647 lookup among the spoken languages.
   *
   * @param header the value of {@code Accept-Language}; one that cannot be read asks for nothing
   */
  public static Optional<Locale> accepted(String header) {
    try {
      return Optional.ofNullable(Locale.lookup(LanguageRange.parse(header), SPOKEN));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * What a spoken language calls itself: "Deutsch".
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
