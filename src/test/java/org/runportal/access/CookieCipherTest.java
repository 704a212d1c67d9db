package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.runportal.tenant.ClientSecret;
import org.runportal.tenant.IdentityProvider;
import org.runportal.tenant.SessionKeys;

/** Only what was encrypted here can be decrypted here. */
class CookieCipherTest {
  private static final JWTClaimsSet CLAIMS =
      new JWTClaimsSet.Builder().subject("subject").claim("name", "Ana").build();

  private static final String KEY = "a-session-key-of-32-characters-or-more";

  private final CookieCipher cipher = new CookieCipher(provider(KEY), "pass");

  @Test
  void decryptsOnAnyNode() {
    assertThat(new CookieCipher(provider(KEY), "pass").decrypt(cipher.encrypt(CLAIMS)))
        .map(CookieCipher.Decrypted::claims)
        .contains(CLAIMS);
  }

  @Test
  void hidesItsClaims() {
    assertThat(cipher.encrypt(CLAIMS)).doesNotContain("Ana").isNotEqualTo(cipher.encrypt(CLAIMS));
  }

  @Test
  void rejectsWhatWasChanged() {
    String encrypted = cipher.encrypt(CLAIMS);
    for (int i = 0; i < encrypted.length(); i++) {
      char other = encrypted.charAt(i) == 'A' ? 'B' : 'A';
      String changed = encrypted.substring(0, i) + other + encrypted.substring(i + 1);
      assertThat(cipher.decrypt(changed)).as("changed at %d", i).isEmpty();
    }
  }

  @Test
  void rejectsAnotherPurposeSecretOrProvider() {
    String encrypted = cipher.encrypt(CLAIMS);

    assertThat(new CookieCipher(provider(KEY), "trip").decrypt(encrypted)).isEmpty();
    assertThat(
            new CookieCipher(provider("another-key-of-32-characters-and-more"), "pass")
                .decrypt(encrypted))
        .isEmpty();
    IdentityProvider other =
        new IdentityProvider(
            URI.create("https://other.example"),
            "portal",
            new ClientSecret("secret-secret-secret"),
            Set.of(),
            "groups",
            "email",
            new SessionKeys(List.of(KEY), false),
            Duration.ofHours(8));
    assertThat(new CookieCipher(other, "pass").decrypt(encrypted)).isEmpty();
  }

  @Test
  void rejectsOtherAlgorithms() throws Exception {
    JWEObject other =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A128CBC_HS256),
            new Payload(CLAIMS.toJSONObject()));
    other.encrypt(new DirectEncrypter(new byte[32]));

    assertThat(cipher.decrypt(other.serialize())).isEmpty();
    assertThat(cipher.decrypt("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.")).isEmpty();
    assertThat(cipher.decrypt("")).isEmpty();
    assertThat(cipher.decrypt("....")).isEmpty();
    assertThat(cipher.decrypt("a".repeat(100_000))).isEmpty();
  }

  @Test
  void decryptsWithOlderKeysAndEncryptsWithTheNewest() {
    String old = cipher.encrypt(CLAIMS);
    CookieCipher rotated =
        new CookieCipher(provider("the-newest-key-has-32-characters-too", KEY), "pass");

    assertThat(rotated.decrypt(old).map(CookieCipher.Decrypted::claims)).contains(CLAIMS);
    assertThat(cipher.decrypt(rotated.encrypt(CLAIMS))).isEmpty();
  }

  private static IdentityProvider provider(String... keys) {
    return new IdentityProvider(
        URI.create("https://idp.example"),
        "portal",
        new ClientSecret("secret-secret-secret"),
        Set.of(),
        "groups",
        "email",
        new SessionKeys(List.of(keys), false),
        Duration.ofHours(8));
  }
}
