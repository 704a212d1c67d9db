package org.runportal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
  private static final String SECRET = "s3cr3t-s3cr3t-s3cr3t";

  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "portal.oidc.issuer", "https://idp.example/realms/company",
              "portal.oidc.client-id", "portal",
              "portal.oidc.client-secret", SECRET,
              "portal.session.keys", "a-session-key-of-32-characters-or-more"));

  @Test
  void needsNoMoreThanIssuerClientAndSecret() {
    IdentityProvider provider = signIn().provider().orElseThrow();

    assertThat(signIn().problems()).isEmpty();
    assertThat(provider.issuer()).hasToString("https://idp.example/realms/company");
    assertThat(provider.clientId()).isEqualTo("portal");
    assertThat(provider.scopes()).containsExactly("openid", "profile", "email");
    assertThat(provider.groupsClaim()).isEqualTo("groups");
    assertThat(provider.sessionMaxAge()).isEqualTo(Duration.ofHours(8));
  }

  @ParameterizedTest
  @CsvSource({"email, ''", "user.email, ''", "upn, email-claim", "mail.address, email-claim"})
  void saysWhatAnotherClaimNeedsToRecognizeSomebody(String claim, String key) {
    settings.put("portal.oidc.email-claim", claim);

    assertThat(signIn().notes()).hasSize(key.isEmpty() ? 0 : 1).allMatch(n -> n.contains(key));
  }

  @Test
  void saysThatNobodyMayBeRecognizedWithoutTheScope() {
    settings.put("portal.oidc.scopes", "profile");

    assertThat(signIn().notes())
        .singleElement()
        .asString()
        .startsWith("portal.oidc.scopes lacks email")
        .contains("email_verified");
    settings.clear();
    assertThat(signIn().notes()).isEmpty();
  }

  @Test
  void isOffWithoutAWordWhereNothingIsConfigured() {
    settings.clear();

    assertThat(signIn().provider()).isEmpty();
    assertThat(signIn().problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"issuer", "client-id", "client-secret"})
  void isOffWithHalfAConfigurationAndNamesTheKey(String key) {
    settings.remove("portal.oidc." + key);

    assertThat(signIn().provider()).isEmpty();
    assertThat(signIn().problems())
        .extracting(Problem::toString)
        .containsExactly("portal.oidc." + key + " is missing");
  }

  @Test
  void namesEveryKeyAtOnce() {
    settings.clear();
    settings.put("portal.oidc.groups-claim", "roles");

    assertThat(signIn().problems())
        .extracting(Problem::toString)
        .containsExactly(
            "portal.oidc.issuer is missing",
            "portal.oidc.client-id is missing",
            "portal.oidc.client-secret is missing");
  }

  @ParameterizedTest
  @CsvSource({
    "oidc.issuer, http://idp.example/realms/company",
    "oidc.issuer, idp.example",
    "oidc.issuer, https://user:password@idp.example",
    "oidc.issuer, https://idp.example?tenant=x",
    "oidc.issuer, http://localhost.evil.example",
    "oidc.issuer, http://127.0.0.1.evil.example",
    "oidc.client-secret, changeit",
    "oidc.scopes, two words",
    "session.keys, too-short-for-a-key",
    "session.keys, 'a-session-key-of-32-characters-or-more,short'",
    "oidc.session-max-age, 8 hours",
    "oidc.session-max-age, PT1S",
    "oidc.session-max-age, P30D",
    "public-url, portal.example",
    "public-url, https://portal.example/?x",
  })
  void isOffWithAValueThatCannotBeMeant(String key, String value) {
    settings.put("portal." + key, value);

    assertThat(signIn().provider()).isEmpty();
    assertThat(signIn().problems())
        .singleElement()
        .asString()
        .startsWith("portal." + key + " ")
        .doesNotContain(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8180/realms/x", "http://127.0.0.1", "http://[::1]:80"})
  void takesAProviderOnThisMachineWithoutTls(String issuer) {
    settings.put("portal.oidc.issuer", issuer);

    assertThat(signIn().provider()).isPresent();
  }

  @Test
  void makesASessionKeyFromTheClientSecretWhereNoneIsConfigured() {
    assertThat(provider().sessionKeys())
        .isEqualTo(new SessionKeys(List.of("a-session-key-of-32-characters-or-more"), false));
    settings.remove("portal.session.keys");

    SessionKeys derived = provider().sessionKeys();

    assertThat(derived.derived()).isTrue();
    assertThat(derived).isEqualTo(provider().sessionKeys());
    assertThat(derived.values()).singleElement().asString().hasSize(44).doesNotContain(SECRET);
    settings.put("portal.oidc.client-id", "other");
    assertThat(provider().sessionKeys()).isNotEqualTo(derived);
  }

  @Test
  void takesSessionKeysNewestFirst() {
    settings.put(
        "portal.session.keys",
        "a-newer-session-key-of-32-characters, a-session-key-of-32-characters-or-more");

    assertThat(provider().sessionKeys().values())
        .containsExactly(
            "a-newer-session-key-of-32-characters", "a-session-key-of-32-characters-or-more");
    assertThat(provider().toString()).doesNotContain("newer");
  }

  private IdentityProvider provider() {
    return signIn().provider().orElseThrow();
  }

  @Test
  void keepsTheIssuerAsItIsWritten() {
    settings.put("portal.oidc.issuer", "https://company.eu.auth0.com/");

    assertThat(signIn().provider().orElseThrow().issuer())
        .hasToString("https://company.eu.auth0.com/");
  }

  @Test
  void asksForFurtherScopes() {
    settings.put("portal.oidc.scopes", "profile, groups");

    assertThat(signIn().provider().orElseThrow().scopes())
        .isEqualTo(new LinkedHashSet<>(List.of("openid", "profile", "groups")));
  }

  @Test
  void neverPrintsTheSecret() {
    assertThat(signIn().provider().orElseThrow().toString()).doesNotContain(SECRET);
  }

  private SignIn signIn() {
    return SignIn.read(Settings.of(key -> Optional.ofNullable(settings.get(key))));
  }
}
