package org.runportal.web;

import java.net.URI;
import java.util.Optional;
import org.runportal.tenant.PublicAddress;

/** Cookies as a portal with this public URL sets them. */
public final class TestCookies {
  private TestCookies() {}

  /** The cookies of a portal at an address. */
  public static Cookies at(String root) {
    return new Cookies(new PublicAddress(Optional.of(URI.create(root))));
  }
}
