package org.runportal.tenant;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What sign-in cookies are encrypted with, newest first: the first encrypts, all decrypt, so that a
 * key can be replaced without signing anybody out. Hides itself wherever it is printed.
 *
 * @param values the keys as texts; read only where cookies are encrypted
 * @param derived whether no key was configured, and this one was made from the client secret
 */
public record SessionKeys(List<String> values, boolean derived) {
  /** What OWASP recommends for this function; a third of a second, once at start. */
  private static final int ITERATIONS = 600_000;

  private static final int BITS = 256;

  /** The list is copied. */
  public SessionKeys {
    values = List.copyOf(values);
  }

  /**
   * A key made from the client secret by a slow function: whoever holds a cookie and tries secrets
   * pays for every try. The same on every node.
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
