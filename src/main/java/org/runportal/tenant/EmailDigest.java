package org.runportal.tenant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * What tells whether two e-mail addresses are the same. The address cannot be read from it, so that
 * a sign-in need not keep the address itself.
 *
 * @param value the digest as text
 */
public record EmailDigest(String value) {
  /** RFC 5321, section 4.5.3.1.3. */
  private static final int MAX_LENGTH = 254;

  /** The digest of an address; empty for a text that is none. */
  public static Optional<EmailDigest> of(String address) {
    String plain = folded(address.strip());
    int at = plain.indexOf('@');
    boolean isAddress =
        at > 0
            && at < plain.length() - 1
            && at == plain.lastIndexOf('@')
            && plain.length() <= MAX_LENGTH
            && plain.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    return isAddress ? Optional.of(new EmailDigest(digest(plain))) : Optional.empty();
  }

  /** Only A to Z: other letters may turn into one of these. */
  private static String folded(String address) {
    StringBuilder folded = new StringBuilder(address.length());
    for (char letter : address.toCharArray()) {
      folded.append(letter >= 'A' && letter <= 'Z' ? (char) (letter + 'a' - 'A') : letter);
    }
    return folded.toString();
  }

  private static String digest(String address) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(address.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
