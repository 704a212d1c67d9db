package org.runportal.web;

import java.time.Duration;

/**
 * When and where a page reloads itself, by the response header {@code Refresh}.
 *
 * @param delay how long it waits, in whole seconds
 * @param address where it goes, as it stands in the header
 */
public record Refresh(Duration delay, String address) {
  /** The value of the header. */
  public String header() {
    return delay.toSeconds() + "; url=" + address;
  }
}
