package org.runportal.sandbox;

import java.net.URI;

/** Whether a form was sent by a page of ours, judged by what browsers add to a request. */
final class SameOrigin {
  private SameOrigin() {}

  /**
   * Programs that are no browsers send neither of the first two headers and are nobody's victim.
   *
   * @param fetchSite the header {@code Sec-Fetch-Site}, or null
   * @param origin the header {@code Origin}, or null
   * @param host the header {@code Host}, or null
   */
  static boolean admits(String fetchSite, String origin, String host) {
    if (fetchSite != null) {
      return fetchSite.equals("same-origin");
    }
    return origin == null || host != null && host.equalsIgnoreCase(authority(origin));
  }

  private static String authority(String origin) {
    try {
      return URI.create(origin).getRawAuthority();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
