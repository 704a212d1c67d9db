package org.runportal.tenant;

import java.util.Optional;

/**
 * The value of one key. It is never printed, because it may be a secret.
 *
 * @param value empty if the key is not set or its value is invalid; an empty text if it is set to
 *     an empty value
 * @param flaw why the value is invalid: "refers to itself"
 */
public record Setting(Optional<String> value, Optional<String> flaw) {
  static Setting of(Optional<String> value) {
    return new Setting(value, Optional.empty());
  }

  static Setting flawed(String flaw) {
    return new Setting(Optional.empty(), Optional.of(flaw));
  }

  @Override
  public String toString() {
    return "Setting[hidden]";
  }
}
