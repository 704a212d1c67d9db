package org.runportal.tenant;

/**
 * Something an operator has to mend in the configuration. Never repeats a value: a token pasted
 * under the wrong key must not end up in a log.
 *
 * @param key the full key
 * @param what is wrong with it: "is missing"
 */
public record Problem(String key, String what) {
  @Override
  public String toString() {
    return key + " " + what;
  }
}
