package org.runportal.page;

import java.util.stream.Collectors;
import org.runportal.run.FormattedText;
import org.runportal.web.HtmlEscaper;

/** Prints formatted text in the visitor's language. */
final class FormattedTexts {
  private final Wording words;

  FormattedTexts(Wording words) {
    this.words = words;
  }

  /** Sanitized HTML; empty for no text. */
  String html(FormattedText text) {
    return text.parts().stream().map(this::html).collect(Collectors.joining());
  }

  private String html(FormattedText.Part part) {
    if (part instanceof FormattedText.Html markup) {
      return markup.html();
    }
    if (part instanceof FormattedText.Mention mention) {
      return "<b>" + HtmlEscaper.escape(words.people().of(mention.person())) + "</b>";
    }
    String placeholder =
        part instanceof FormattedText.Picture picture
            ? placeholder("formatted.picture", picture.words())
            : placeholder("formatted.film", ((FormattedText.Film) part).words());
    return "<em>[" + HtmlEscaper.escape(placeholder) + "]</em>";
  }

  private String placeholder(String key, String described) {
    return described.isEmpty() ? words.say(key) : words.say(key + ".named", "words", described);
  }
}
