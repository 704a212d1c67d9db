package org.runportal.tallyfy;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Text people formatted at the vendor, made safe to print: a few elements without attributes.
 * Headings become paragraphs, so that they cannot upset the order of ours; links lose their
 * address, which may be a credential, and keep their words.
 */
final class RichText {
  private static final int LONGEST = 60_000;
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
    String start = html.length() > LONGEST ? html.substring(0, LONGEST) + "…" : html;
    String safe = ALLOWED.sanitize(Credentials.removed(start)).strip();
    return safe.replaceAll("<[^>]*>|&nbsp;|\\s", "").isEmpty() ? "" : safe;
  }
}
