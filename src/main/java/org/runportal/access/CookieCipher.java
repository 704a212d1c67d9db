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
 * Encrypts small facts that travel through a browser: nobody but the portal can read, change or
 * make them. The keys come from the configuration, so all nodes have them, and cookies end with the
 * key that made them; they differ by purpose, so that nothing made for one passes for another.
 */
final class CookieCipher {
  private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

  private static final String BEGINNING = HEADER.toBase64URL() + "..";

  /** More than a browser keeps in a cookie. */
  private static final int MAX_LENGTH = 8_192;

  private static final String MAC = "HmacSHA256";

  /** Newest first. */
  private final List<SecretKey> keys;

  /**
   * Facts that were made here.
   *
   * @param key what they were encrypted with
   */
  record Opened(JWTClaimsSet facts, SecretKey key) {}

  CookieCipher(IdentityProvider provider, String purpose) {
    keys =
        provider.sessionKeys().values().stream()
            .<SecretKey>map(key -> new SecretKeySpec(derived(key, provider, purpose), "AES"))
            .toList();
  }

  /** What new facts are encrypted with. */
  SecretKey newest() {
    return keys.get(0);
  }

  /** The facts as a text that may stand in a cookie or an address. */
  String close(JWTClaimsSet facts) {
    try {
      JWEObject sealed = new JWEObject(HEADER, new Payload(facts.toJSONObject()));
      sealed.encrypt(new DirectEncrypter(newest()));
      return sealed.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The facts in a text, if it was made here for the same purpose. Says nothing of their age. */
  Optional<Opened> open(String text) {
    // what begins otherwise was not made here; no parser has to make sense of it
    if (text.length() > MAX_LENGTH || !text.startsWith(BEGINNING)) {
      return Optional.empty();
    }
    return keys.stream().flatMap(key -> open(text, key).stream()).findFirst();
  }

  private static Optional<Opened> open(String text, SecretKey key) {
    try {
      JWEObject sealed = JWEObject.parse(text);
      if (!isWrittenAsHere(sealed)) {
        return Optional.empty();
      }
      sealed.decrypt(new DirectDecrypter(key));
      JWTClaimsSet facts = JWTClaimsSet.parse(sealed.getPayload().toJSONObject());
      return Optional.of(new Opened(facts, key));
    } catch (ParseException | JOSEException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** The bits a last letter has to spare could be others, and the text be another for the same. */
  private static boolean isWrittenAsHere(JWEObject sealed) {
    return Stream.of(sealed.getIV(), sealed.getCipherText(), sealed.getAuthTag())
        .allMatch(part -> part != null && Base64URL.encode(part.decode()).equals(part));
  }

  /** A secret of 256 bits that only who has the key can work out from a text. */
  static byte[] secretFor(String text, SecretKey key) {
    try {
      return mac(key.getEncoded(), text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** HKDF of RFC 5869 with SHA-256, whose first block is all a key of 256 bits needs. */
  private static byte[] derived(String key, IdentityProvider provider, String purpose) {
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
