package org.runportal.tenant;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The keys of sign-in cookies, newest first: the first encrypts, all decrypt, so that a key can be
 * replaced without signing users out. Their values are never printed.
 *
 * @param values the keys as texts; read only to encrypt cookies
 * @param derived whether the key was derived from the client secret, because none was configured
 */
public record SessionKeys(List<String> values, boolean derived) {
  /** As OWASP recommends for this function; it takes a second or two, once at start. */
  private static final int ITERATIONS = 600_000;

  private static final int BITS = 256;

  /** The list is copied. */
  public SessionKeys {
    values = List.copyOf(values);
  }

  /**
   * A key derived from the client secret by a slow function, which makes brute force with a stolen
   * cookie expensive. The result is the same on every node.
   */
  static SessionKeys derivedFrom(ClientSecret secret, String salt) {
    try {
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(
                  new PBEKeySpec(
                      secret.value().toCharArray(),
                      salt.getBytes(StandardCharsets.UTF_8),
                      ITERATIONS,
                      BITS))
              .getEncoded();
      return new SessionKeys(List.of(Base64.getEncoder().encodeToString(key)), true);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "SessionKeys[hidden]";
  }
}
