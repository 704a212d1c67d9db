package org.runportal.tallyfy;

import java.util.Locale;

/**
 * The name of a member, however it is spelled: {@code top_secret}, {@code topSecret} and {@code
 * Top-Secret} are the same. For rules that hide something, which must not depend on the spelling.
 */
final class MemberName {
  private MemberName() {}

  /** The letters and digits of a name in lower case. */
  static String folded(String name) {
    StringBuilder kept = new StringBuilder(name.length());
    String lower = name.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
        kept.append(c);
      }
    }
    return kept.toString();
  }
}
