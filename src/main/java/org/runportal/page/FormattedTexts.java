package org.runportal.page;

import java.util.stream.Collectors;
import org.runportal.run.FormattedText;
import org.runportal.web.Texts;

/** Prints formatted text in the visitor's language. */
final class FormattedTexts {
  private final Names names;
  private final Texts texts;

  FormattedTexts(Names names, Texts texts) {
    this.names = names;
    this.texts = texts;
  }

  /** HTML that is safe to print; empty for no text. */
  String html(FormattedText text) {
    return text.parts().stream().map(this::html).collect(Collectors.joining());
  }

  private String html(FormattedText.Part part) {
    if (part instanceof FormattedText.Html markup) {
      return markup.html();
    }
    if (part instanceof FormattedText.Mention mention) {
      return "<b>" + escaped(names.of(mention.person())) + "</b>";
    }
    String placeholder =
        part instanceof FormattedText.Picture picture
            ? placeholder("formatted.picture", picture.words())
            : placeholder("formatted.film", ((FormattedText.Film) part).words());
    return "<em>[" + escaped(placeholder) + "]</em>";
  }

  private String placeholder(String key, String words) {
    return words.isEmpty() ? texts.say(key) : texts.say(key + ".named", "words", words);
  }

  private static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;");
  }
}
