package org.runportal.tenant;

/**
 * A problem in the configuration. It never contains a value: a token under a wrong key must not end
 * up in a log.
 *
 * @param key the full key
 * @param what the problem: "is missing"
 */
public record Problem(String key, String what) {
  @Override
  public String toString() {
    return key + " " + what;
  }
}
