package org.runportal.tenant;

import java.util.Optional;

/**
 * What the configuration says under one key. Does not print its value, which may be a secret.
 *
 * @param value empty when the key is not set or its value cannot be used; an empty text when
 *     somebody set it to nothing
 * @param flaw why the value cannot be used: "refers to itself"
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
