package org.runportal.tallyfy;

import java.util.regex.Pattern;
import org.owasp.html.Encoding;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Text people formatted at the vendor, made safe to print: a few elements without attributes.
 * Headings become paragraphs, so that they cannot upset the order of ours; links lose their
 * address, which may be a credential, and keep their words.
 */
final class RichText {
  private static final int LONGEST = 60_000;

  /** What nobody can see, and the marks that turn the direction of all that follows. */
  private static final Pattern HIDDEN =
      Pattern.compile("[\\u007f-\\u009f\\u00ad\\u200b\\u202a-\\u202e\\u2060-\\u206f\\ufeff]");

  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final PolicyFactory ALLOWED =
      new HtmlPolicyBuilder()
          .allowElements(
              "p",
              "br",
              "b",
              "strong",
              "i",
              "em",
              "u",
              "s",
              "ul",
              "ol",
              "li",
              "blockquote",
              "code",
              "pre")
          .allowElements(
              (element, attributes) -> "p", "h1", "h2", "h3", "h4", "h5", "h6", "div", "tr")
          .toFactory();

  private RichText() {}

  /** Safe HTML; empty when nothing visible is left. */
  static String of(String html) {
    String start = cut(html);
    String safe = ALLOWED.sanitize(Credentials.removed(start)).strip();
    String words = TAG.matcher(safe).replaceAll("").replace("&nbsp;", " ");
    if (words.isBlank()) {
      return "";
    }
    // an address may be hidden in entities, or be put together from several elements
    String seen = HIDDEN.matcher(Encoding.decodeHtml(words, false)).replaceAll("");
    return Credentials.removed(seen).equals(seen)
        ? safe
        : ALLOWED.sanitize(escaped(Credentials.removed(seen)));
  }

  private static String cut(String html) {
    String start = html.length() > LONGEST ? html.substring(0, LONGEST) + "…" : html;
    return HIDDEN.matcher(start).replaceAll("");
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
