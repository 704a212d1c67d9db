package org.runportal.web;

/** Escapes text that is written into a page without Faces. */
public final class HtmlEscaper {
  private HtmlEscaper() {}

  /** Text for content and quoted attributes, as Faces writes it. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;")
        .replace("'", "&#39;");
  }
}
