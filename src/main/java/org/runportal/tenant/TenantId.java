package org.runportal.tenant;

import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.Set;

/**
 * The id of a tenant in URLs and configuration keys.
 *
 * @param value lower-case letters, digits and {@code -}, at most 32; not a path of the server
 *     itself
 */
public record TenantId(String value) {
  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
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
    return text != null && ALLOWED.matcher(text).matches() && !RESERVED.contains(text);
  }

  @Override
  public String toString() {
    return value;
  }
}
