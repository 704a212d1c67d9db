package org.runportal.tenant;

import com.google.re2j.Pattern;
import java.util.Optional;
import java.util.Set;

/**
 * The name of a tenant in addresses and configuration keys.
 *
 * @param value lower-case letters, digits and {@code -}, at most 32; not a name the server answers
 *     itself
 */
public record TenantId(String value) {
  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final Set<String> RESERVED = Set.of("health", "metrics", "openapi");

  /**
   * @throws IllegalArgumentException when the value cannot name a tenant
   */
  public TenantId {
    if (!allowed(value)) {
      throw new IllegalArgumentException("not a tenant id");
    }
  }

  /** The tenant id in a text, or nothing when the text is not one. */
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
