package org.runportal.access;

import com.google.re2j.Pattern;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A page of this portal to return to after sign-in: its path below the context path, with its
 * query. Validation is strict, so no browser can interpret it as an address of another host.
 *
 * @param value {@code /acme/runs/x?y=z}, encoded as it was sent
 */
record ReturnAddress(String value) {
  /** Characters. The provider returns it in a URL, whose length is limited. */
  private static final int MAX_LENGTH = 1_500;

  private static final String ENCODED = "%[0-9A-Fa-f]{2}";
  private static final Pattern PATH =
      Pattern.compile("(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|" + ENCODED + ")*)+");

  /** Browsers leave more characters unescaped in a query than RFC 3986 allows. */
  private static final Pattern QUERY =
      Pattern.compile("(?:[\\x21\\x24-\\x3b\\x3d\\x3f-\\x5b\\x5d-\\x7e]|" + ENCODED + ")*");

  private static final Pattern NOT_WITHIN_A_SEGMENT = Pattern.compile("[/\\\\[:cntrl:]]");

  /** The first page. */
  static final ReturnAddress START = new ReturnAddress("/");

  /**
   * @throws IllegalArgumentException if the value is not a page of this portal
   */
  ReturnAddress {
    if (!allowed(value)) {
      throw new IllegalArgumentException("not a page of this portal");
    }
  }

  /** The page in a text; empty if the text is not a page of this portal. */
  static Optional<ReturnAddress> parse(String text) {
    return text != null && allowed(text) ? Optional.of(new ReturnAddress(text)) : Optional.empty();
  }

  /**
   * The page of a request; the start page if it cannot be returned to.
   *
   * @param path below the context path, encoded
   * @param query encoded; {@code null} for none
   */
  static ReturnAddress of(String path, String query) {
    // if only the query is too long or invalid, the page without it is still better than none
    return parse(query == null ? path : path + "?" + query).or(() -> parse(path)).orElse(START);
  }

  private static boolean allowed(String text) {
    if (text.length() > MAX_LENGTH) {
      return false;
    }
    int mark = text.indexOf('?');
    String path = mark < 0 ? text : text.substring(0, mark);
    return PATH.matcher(path).matches()
        && QUERY.matcher(mark < 0 ? "" : text.substring(mark + 1)).matches()
        && segmentsAreNames(path)
        // returning to sign-in itself would loop
        && !path.startsWith("/-/sign");
  }

  private static boolean segmentsAreNames(String path) {
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      String segment = URLDecoder.decode(segments[i].replace("+", "%2B"), StandardCharsets.UTF_8);
      boolean last = i == segments.length - 1;
      if (segment.isEmpty() && !last
          || Arrays.asList(".", "..").contains(segment.split(";", 2)[0])
          || NOT_WITHIN_A_SEGMENT.matcher(segment).find()) {
        return false;
      }
    }
    return true;
  }
}
