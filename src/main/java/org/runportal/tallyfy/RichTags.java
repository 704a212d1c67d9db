package org.runportal.tallyfy;

/**
 * Tags with more attributes than anybody writes, which cost the sanitizer quadratic time. What
 * begins like one is taken for words.
 */
final class RichTags {
  private static final int MAX_ATTRIBUTES = 100;

  private RichTags() {}

  /** The text with the angle brackets of such tags written as words. */
  static String asWords(String html) {
    StringBuilder kept = new StringBuilder(html.length());
    int done = 0;
    for (int tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', done)) {
      kept.append(html, done, tag);
      Tag read = Tag.at(html, tag);
      String whole = html.substring(tag, read.end());
      kept.append(read.attributes() > MAX_ATTRIBUTES ? whole.replace("<", "&lt;") : whole);
      done = read.end();
    }
    return done == 0 ? html : kept.append(html, done, html.length()).toString();
  }

  /**
   * A tag, as far as it is worth reading.
   *
   * @param end behind it
   * @param attributes at most so many
   */
  private record Tag(int end, int attributes) {
    static Tag at(String html, int start) {
      if (html.startsWith("<!--", start)) {
        int end = html.indexOf("-->", start);
        return new Tag(end < 0 ? html.length() : end + "-->".length(), 0);
      }
      int attributes = 0;
      int at = start + 1;
      while (at < html.length() && html.charAt(at) != '>' && attributes <= MAX_ATTRIBUTES) {
        char letter = html.charAt(at++);
        if (letter == '=') {
          at = behindValue(html, at);
          attributes++;
        } else if (letter == '/' || Character.isWhitespace(letter)) {
          attributes++;
        }
      }
      return new Tag(at, attributes);
    }

    /** Behind a value in quotation marks; where it would begin when there is none. */
    private static int behindValue(String html, int start) {
      int at = start;
      while (at < html.length() && Character.isWhitespace(html.charAt(at))) {
        at++;
      }
      boolean quoted = at < html.length() && (html.charAt(at) == '"' || html.charAt(at) == '\'');
      if (!quoted) {
        return at;
      }
      int end = html.indexOf(html.charAt(at), at + 1);
      return end < 0 ? html.length() : end + 1;
    }
  }
}
