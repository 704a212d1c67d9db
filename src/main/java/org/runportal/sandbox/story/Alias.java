package org.runportal.sandbox.story;

import java.text.Normalizer;
import java.util.Locale;

/** The short name of a task, field or template: {@code verify-bank-details-88105}. */
final class Alias {
  private Alias() {}

  static String of(String words, int number) {
    String slug =
        Normalizer.normalize(words, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    // a title in another script leaves nothing to spell
    return (slug.isEmpty() ? "untitled" : slug) + "-" + number;
  }
}
