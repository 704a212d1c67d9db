package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.runportal.tallyfy.MovingClock;
import org.runportal.tenant.EmailDigest;
import org.runportal.tenant.Settings;
import org.runportal.tenant.SignIn;

/** The session cookie and its expiry. */
class SessionCookiesTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "portal.oidc.issuer", "https://idp.example",
          "portal.oidc.client-id", "portal",
          "portal.oidc.client-secret", "secret-secret-secret",
          "portal.session.keys", "a-session-key-of-32-characters-or-more");

  private final MovingClock clock = new MovingClock();
  private final SessionCookies sessions = sessions(SETTINGS);
  private final SignedInPerson ana = person("Ana Reyes", Set.of("acme-people"));

  @Test
  void restoresTheSignedInUser() {
    assertThat(sessions.decode(sessions.encode(ana))).contains(ana);
    assertThat(sessions.decode(sessions.encode(person("آنا", Set.of())))).isPresent();
  }

  @Test
  void restoresTheUserOnAnyNodeAndAfterARestart() {
    assertThat(sessions(SETTINGS).decode(sessions.encode(ana))).contains(ana);
  }

  @Test
  void expiresAtItsOwnTime() {
    String cookie = sessions.encode(ana);

    clock.pass(Duration.ofHours(8).minusSeconds(1));
    assertThat(sessions.decode(cookie)).isPresent();
    clock.pass(Duration.ofSeconds(1));
    assertThat(sessions.decode(cookie)).isEmpty();
  }

  @Test
  void expiresAtTheMaximumAgeConfiguredNow() {
    Map<String, String> shorter = new HashMap<>(SETTINGS);
    shorter.put("portal.oidc.session-max-age", "PT1H");
    String cookie = sessions.encode(ana);

    clock.pass(Duration.ofHours(1).minusSeconds(1));
    assertThat(sessions(shorter).decode(cookie)).isPresent();
    clock.pass(Duration.ofSeconds(1));
    assertThat(sessions(shorter).decode(cookie)).isEmpty();
    assertThat(sessions.decode(cookie)).isPresent();
  }

  @Test
  void rejectsCookiesFromTheFutureOrWithoutAnIssueTime() {
    Instant future = clock.instant().plusSeconds(61);
    SignedInPerson early =
        new SignedInPerson(
            "subject", "Ana", Set.of(), future, future.plusSeconds(60), Optional.empty());
    CookieCipher cipher = cipher("pass");

    assertThat(sessions.decode(sessions.encode(early))).isEmpty();
    assertThat(
            sessions.decode(
                cipher.encrypt(
                    new JWTClaimsSet.Builder()
                        .subject("subject")
                        .claim("name", "Ana")
                        .claim("groups", List.of())
                        .expirationTime(Date.from(future))
                        .build())))
        .isEmpty();
  }

  @Test
  void fitsTheLongestSubjectAndNameIntoACookie() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    SignedInPerson longest =
        new SignedInPerson(
            "\u2713".repeat(255),
            "\ud83d\ude00".repeat(81),
            Set.of("g"),
            now,
            now.plusSeconds(60),
            EmailDigest.of("ana@company.example"));

    assertThat(sessions.encode(sessions.fit(longest)).length()).isLessThan(4_000);
    assertThat(sessions.fit(longest).groups()).isNotEmpty();
  }

  @Test
  void derivesAKeyFromTheClientSecretIfNoneIsConfigured() {
    Map<String, String> without = new HashMap<>(SETTINGS);
    without.remove("portal.session.keys");

    String cookie = sessions(without).encode(ana);

    assertThat(sessions(without).decode(cookie)).contains(ana);
    assertThat(sessions.decode(cookie)).isEmpty();
  }

  @Test
  void knowsNoAddressFromACookieThatHasNone() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String earlier =
        cipher("pass")
            .encrypt(
                new JWTClaimsSet.Builder()
                    .subject("subject")
                    .claim("name", "Ana")
                    .claim("groups", List.of())
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(60)))
                    .build());

    assertThat(sessions.decode(earlier))
        .hasValueSatisfying(person -> assertThat(person.email()).isEmpty());
  }

  @Test
  void rejectsEveryCookieWithoutAProvider() {
    assertThat(sessions(Map.of()).decode(sessions.encode(ana))).isEmpty();
  }

  @Test
  void doesNotAcceptTheStateOfALoginAttempt() {
    String state = cipher("trip").encrypt(new JWTClaimsSet.Builder().subject("subject").build());

    assertThat(sessions.decode(state)).isEmpty();
  }

  @Test
  void dropsGroupsThatDoNotFitIntoACookie() {
    Set<String> many =
        IntStream.range(0, 300)
            .mapToObj("8f2d4c1e-0000-4000-8000-%012d"::formatted)
            .collect(Collectors.toCollection(LinkedHashSet::new));

    SignedInPerson fitting = sessions.fit(person("Ana Reyes", many));

    assertThat(sessions.encode(fitting).length()).isLessThan(4_000);
    assertThat(fitting.groups()).hasSizeGreaterThan(50).hasSizeLessThan(300);
    assertThat(many).containsAll(fitting.groups());
    assertThat(sessions.fit(ana)).isEqualTo(ana);
  }

  private static CookieCipher cipher(String purpose) {
    SignIn signIn = SignIn.read(Settings.of(key -> Optional.ofNullable(SETTINGS.get(key))));
    return new CookieCipher(signIn.provider().orElseThrow(), purpose);
  }

  private SignedInPerson person(String name, Set<String> groups) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new SignedInPerson(
        "subject",
        name,
        groups,
        now,
        now.plus(Duration.ofHours(8)),
        EmailDigest.of("ana@company.example"));
  }

  private SessionCookies sessions(Map<String, String> settings) {
    return new SessionCookies(
        SignIn.read(Settings.of(key -> Optional.ofNullable(settings.get(key)))), null, clock);
  }
}
