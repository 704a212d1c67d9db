package org.runportal.tenant;

import java.util.Optional;
import java.util.Set;

/**
 * The id of a tenant in URLs and configuration keys.
 *
 * @param value lower-case letters, digits and {@code -}, at most 32; not a path of the server
 *     itself
 */
public record TenantId(String value) {
  private static final int MAX_LENGTH = 32;
  private static final Set<String> RESERVED = Set.of("health", "metrics", "openapi");

  /**
   * @throws IllegalArgumentException if the value is not a valid id
   */
  public TenantId {
    if (!allowed(value)) {
      throw new IllegalArgumentException("not a tenant id");
    }
  }

  /** Parses a tenant id; empty if the text is not one. */
  public static Optional<TenantId> parse(String text) {
    return allowed(text) ? Optional.of(new TenantId(text)) : Optional.empty();
  }

  private static boolean allowed(String text) {
    if (text == null || text.isEmpty() || text.length() > MAX_LENGTH || text.charAt(0) == '-') {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
        return false;
      }
    }
    return !RESERVED.contains(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
