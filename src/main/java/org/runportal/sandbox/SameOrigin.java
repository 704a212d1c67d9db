package org.runportal.sandbox;

import java.net.URI;

/** Whether a form was sent by our own page, judged by headers that browsers add. */
final class SameOrigin {
  private SameOrigin() {}

  /**
   * Clients other than browsers send neither of the first two headers; they are accepted, because
   * cross-site request forgery needs a browser.
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
