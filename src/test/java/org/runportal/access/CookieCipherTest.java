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

/** What was sealed here is read here, and nothing else is. */
class CookieCipherTest {
  private static final JWTClaimsSet FACTS =
      new JWTClaimsSet.Builder().subject("subject").claim("name", "Ana").build();

  private static final String KEY = "a-session-key-of-32-characters-or-more";

  private final CookieCipher seal = new CookieCipher(provider(KEY), "pass");

  @Test
  void opensWhatItClosedOnAnyNode() {
    assertThat(new CookieCipher(provider(KEY), "pass").open(seal.close(FACTS)))
        .map(CookieCipher.Opened::facts)
        .contains(FACTS);
  }

  @Test
  void tellsNothingOfWhatIsInIt() {
    assertThat(seal.close(FACTS)).doesNotContain("Ana").isNotEqualTo(seal.close(FACTS));
  }

  @Test
  void opensNothingThatWasChanged() {
    String sealed = seal.close(FACTS);
    for (int i = 0; i < sealed.length(); i++) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThat(seal.open(changed)).as("changed at %d", i).isEmpty();
    }
  }

  @Test
  void opensNothingOfAnotherPurposeSecretOrProvider() {
    String sealed = seal.close(FACTS);

    assertThat(new CookieCipher(provider(KEY), "trip").open(sealed)).isEmpty();
    assertThat(
            new CookieCipher(provider("another-key-of-32-characters-and-more"), "pass")
                .open(sealed))
        .isEmpty();
    IdentityProvider other =
        new IdentityProvider(
            URI.create("https://other.example"),
            "portal",
            new ClientSecret("secret-secret-secret"),
            Set.of(),
            "groups",
            new SessionKeys(List.of(KEY), false),
            Duration.ofHours(8));
    assertThat(new CookieCipher(other, "pass").open(sealed)).isEmpty();
  }

  @Test
  void opensNothingThatIsSealedInAnotherWay() throws Exception {
    JWEObject other =
        new JWEObject(
            new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A128CBC_HS256),
            new Payload(FACTS.toJSONObject()));
    other.encrypt(new DirectEncrypter(new byte[32]));

    assertThat(seal.open(other.serialize())).isEmpty();
    assertThat(seal.open("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.")).isEmpty();
    assertThat(seal.open("")).isEmpty();
    assertThat(seal.open("....")).isEmpty();
    assertThat(seal.open("a".repeat(100_000))).isEmpty();
  }

  @Test
  void opensWhatAnOlderKeyClosedAndClosesWithTheNewest() {
    String old = seal.close(FACTS);
    CookieCipher rotated =
        new CookieCipher(provider("the-newest-key-has-32-characters-too", KEY), "pass");

    assertThat(rotated.open(old).map(CookieCipher.Opened::facts)).contains(FACTS);
    assertThat(seal.open(rotated.close(FACTS))).isEmpty();
  }

  private static IdentityProvider provider(String... keys) {
    return new IdentityProvider(
        URI.create("https://idp.example"),
        "portal",
        new ClientSecret("secret-secret-secret"),
        Set.of(),
        "groups",
        new SessionKeys(List.of(keys), false),
        Duration.ofHours(8));
  }
}
