package org.runportal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;

/**
 * Whom a page is sent to: all of the request that matters for that, looked at while it is served,
 * so that the page can be sent later by somebody else.
 *
 * @param request the request
 * @param response where the page goes
 * @param head whether only the headers were asked for
 * @param gzip whether packed bytes are understood
 * @param known what the browser has already, as it said it; empty for nothing
 * @param person whoever asks for it
 */
record Recipient(
    HttpServletRequest request,
    HttpServletResponse response,
    boolean head,
    boolean gzip,
    String known,
    Addressee person) {

  static Recipient of(HttpServletRequest request, HttpServletResponse response, Addressee person) {
    return new Recipient(
        request,
        response,
        request.getMethod().equals("HEAD"),
        acceptsGzip(request.getHeader("Accept-Encoding")),
        Optional.ofNullable(request.getHeader("If-None-Match")).orElse(""),
        person);
  }

  /** Whether the browser has exactly that page. */
  boolean has(String entityTag) {
    if (known.isEmpty()) {
      return false;
    }
    return known.strip().equals("*")
        || Arrays.stream(known.split(","))
            .map(String::strip)
            .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
            .anyMatch(entityTag::equals);
  }

  static boolean acceptsGzip(String header) {
    if (header == null) {
      return false;
    }
    for (String coding : header.split(",")) {
      int sign = coding.indexOf(';');
      String name = sign < 0 ? coding : coding.substring(0, sign);
      if (name.strip().equalsIgnoreCase("gzip")) {
        return sign < 0 || !isZero(coding.substring(sign + 1).strip());
      }
    }
    return false;
  }

  /** Whether a weight says that a coding is not wanted: "q=0", "q=0.000". */
  private static boolean isZero(String weight) {
    return weight.startsWith("q=0") && weight.chars().skip(2).allMatch(c -> c == '0' || c == '.');
  }
}
