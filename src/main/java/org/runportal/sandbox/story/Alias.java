package org.runportal.sandbox.story;

import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.Locale;

/** The short name of a task, field or template: {@code verify-bank-details-88105}. */
final class Alias {
  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern HYPHENS_AROUND = Pattern.compile("^-|-$");

  private Alias() {}

  static String of(String words, int number) {
    String apart = Normalizer.normalize(words, Normalizer.Form.NFD);
    String letters = MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    String slug = HYPHENS_AROUND.matcher(OTHERS.matcher(letters).replaceAll("-")).replaceAll("");
    // a title in another script has no letters for an alias
    return (slug.isEmpty() ? "untitled" : slug) + "-" + number;
  }
}
