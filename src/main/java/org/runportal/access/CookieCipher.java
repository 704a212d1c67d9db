package org.runportal.access;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.runportal.tenant.IdentityProvider;

/**
 * Encrypts and authenticates small sets of claims that a browser carries: only the portal can read,
 * change or create them. The keys come from the configuration, so all nodes share them, and a
 * removed key invalidates its cookies. Each purpose has a key of its own, so a token for one
 * purpose is not accepted for another.
 */
final class CookieCipher {
  private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

  private static final String PREFIX = HEADER.toBase64URL() + "..";

  /** Characters; more than a browser stores in a cookie. */
  private static final int MAX_LENGTH = 8_192;

  private static final String MAC = "HmacSHA256";

  /** Newest first. */
  private final List<SecretKey> keys;

  /**
   * Claims of a token that was created here.
   *
   * @param key the key they were encrypted with
   */
  record Decrypted(JWTClaimsSet claims, SecretKey key) {}

  CookieCipher(IdentityProvider provider, String purpose) {
    keys =
        provider.sessionKeys().values().stream()
            .<SecretKey>map(key -> new SecretKeySpec(deriveKey(key, provider, purpose), "AES"))
            .toList();
  }

  /** The key that encrypts new tokens. */
  SecretKey newestKey() {
    return keys.get(0);
  }

  /** Encrypts the claims into a text that is safe in a cookie and in a URL. */
  String encrypt(JWTClaimsSet claims) {
    try {
      JWEObject jwe = new JWEObject(HEADER, new Payload(claims.toJSONObject()));
      jwe.encrypt(new DirectEncrypter(newestKey()));
      return jwe.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The claims of a text that was created here for the same purpose. Does not check their age. */
  Optional<Decrypted> decrypt(String text) {
    // anything with another prefix was not created here and need not be parsed
    if (text.length() > MAX_LENGTH || !text.startsWith(PREFIX)) {
      return Optional.empty();
    }
    return keys.stream().flatMap(key -> decrypt(text, key).stream()).findFirst();
  }

  private static Optional<Decrypted> decrypt(String text, SecretKey key) {
    try {
      JWEObject jwe = JWEObject.parse(text);
      if (!isCanonical(jwe)) {
        return Optional.empty();
      }
      jwe.decrypt(new DirectDecrypter(key));
      JWTClaimsSet claims = JWTClaimsSet.parse(jwe.getPayload().toJSONObject());
      return Optional.of(new Decrypted(claims, key));
    } catch (ParseException | JOSEException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /**
   * Rejects other Base64 spellings of the same bytes: unused bits of the last character must be
   * zero.
   */
  private static boolean isCanonical(JWEObject jwe) {
    return Stream.of(jwe.getIV(), jwe.getCipherText(), jwe.getAuthTag())
        .allMatch(part -> part != null && Base64URL.encode(part.decode()).equals(part));
  }

  /** A 256-bit secret derived from a text; it cannot be computed without the key. */
  static byte[] secretFor(String text, SecretKey key) {
    try {
      return mac(key.getEncoded(), text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** HKDF (RFC 5869) with SHA-256. One block is enough for a 256-bit key. */
  private static byte[] deriveKey(String key, IdentityProvider provider, String purpose) {
    String info = String.join("\n", purpose, provider.issuer().toString(), provider.clientId());
    try {
      byte[] extracted =
          mac(
              "org.runportal".getBytes(StandardCharsets.UTF_8),
              key.getBytes(StandardCharsets.UTF_8));
      return mac(extracted, (info + "\u0001").getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] mac(byte[] key, byte[] text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(MAC);
    mac.init(new SecretKeySpec(key, MAC));
    return mac.doFinal(text);
  }
}
