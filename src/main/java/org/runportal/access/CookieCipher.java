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
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.runportal.tenant.IdentityProvider;

/**
 * Seals small facts that travel through a browser: nobody but the portal can read, change or make
 * them. The key comes from the client secret, so all nodes have it and a new secret ends what an
 * old one sealed; it differs by purpose, so that nothing sealed for one passes for another.
 */
final class CookieCipher {
  private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

  private static final String BEGINNING = HEADER.toBase64URL() + "..";

  /** More than a browser keeps in a cookie. */
  private static final int LONGEST = 8_192;

  private static final String MAC = "HmacSHA256";

  private final SecretKey key;

  CookieCipher(IdentityProvider provider, String purpose) {
    key = new SecretKeySpec(derived(provider, purpose), "AES");
  }

  /** The facts as a text that may stand in a cookie or an address. */
  String close(JWTClaimsSet facts) {
    try {
      JWEObject sealed = new JWEObject(HEADER, new Payload(facts.toJSONObject()));
      sealed.encrypt(new DirectEncrypter(key));
      return sealed.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The facts in a text, if it was sealed here for the same purpose. Says nothing of their age. */
  Optional<JWTClaimsSet> open(String text) {
    // what begins otherwise was not sealed here; no parser has to make sense of it
    if (text.length() > LONGEST || !text.startsWith(BEGINNING)) {
      return Optional.empty();
    }
    try {
      JWEObject sealed = JWEObject.parse(text);
      if (!isWrittenAsHere(sealed)) {
        return Optional.empty();
      }
      sealed.decrypt(new DirectDecrypter(key));
      return Optional.of(JWTClaimsSet.parse(sealed.getPayload().toJSONObject()));
    } catch (ParseException | JOSEException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** The bits a last letter has to spare could be others, and the text be another for the same. */
  private static boolean isWrittenAsHere(JWEObject sealed) {
    return Stream.of(sealed.getIV(), sealed.getCipherText(), sealed.getAuthTag())
        .allMatch(part -> part != null && Base64URL.encode(part.decode()).equals(part));
  }

  /** A secret of 256 bits that only the portal can work out from a text. */
  byte[] secretFor(String text) {
    try {
      return mac(key.getEncoded(), text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** HKDF of RFC 5869 with SHA-256, whose first block is all a key of 256 bits needs. */
  private static byte[] derived(IdentityProvider provider, String purpose) {
    String info = String.join("\n", purpose, provider.issuer().toString(), provider.clientId());
    try {
      byte[] extracted =
          mac(
              "org.runportal".getBytes(StandardCharsets.UTF_8),
              provider.clientSecret().value().getBytes(StandardCharsets.UTF_8));
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
