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
import org.runportal.tenant.Settings;
import org.runportal.tenant.SignIn;

/** What keeps somebody signed in, and for how long. */
class SessionCookiesTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "portal.oidc.issuer", "https://idp.example",
          "portal.oidc.client-id", "portal",
          "portal.oidc.client-secret", "secret-secret-secret",
          "portal.session.keys", "a-session-key-of-32-characters-or-more");

  private final MovingClock clock = new MovingClock();
  private final SessionCookies passes = passes(SETTINGS);
  private final SignedInPerson ana = person("Ana Reyes", Set.of("acme-people"));

  @Test
  void knowsAgainWhoItLetIn() {
    assertThat(passes.read(passes.written(ana))).contains(ana);
    assertThat(passes.read(passes.written(person("آنا", Set.of())))).isPresent();
  }

  @Test
  void knowsThemOnEveryNodeAndAfterARestart() {
    assertThat(passes(SETTINGS).read(passes.written(ana))).contains(ana);
  }

  @Test
  void knowsThemUntilTheirTimeIsUpAndNoLonger() {
    String pass = passes.written(ana);

    clock.pass(Duration.ofHours(8).minusSeconds(1));
    assertThat(passes.read(pass)).isPresent();
    clock.pass(Duration.ofSeconds(1));
    assertThat(passes.read(pass)).isEmpty();
  }

  @Test
  void knowsNobodyLongerThanTheConfigurationNowSays() {
    Map<String, String> shorter = new HashMap<>(SETTINGS);
    shorter.put("portal.oidc.session-max-age", "PT1H");
    String pass = passes.written(ana);

    clock.pass(Duration.ofHours(1).minusSeconds(1));
    assertThat(passes(shorter).read(pass)).isPresent();
    clock.pass(Duration.ofSeconds(1));
    assertThat(passes(shorter).read(pass)).isEmpty();
    assertThat(passes.read(pass)).isPresent();
  }

  @Test
  void knowsNobodyWhoseCookieIsFromTheFutureOrSaysNotWhenItWasMade() {
    Instant future = clock.instant().plusSeconds(61);
    SignedInPerson early =
        new SignedInPerson("subject", "Ana", Set.of(), future, future.plusSeconds(60));
    CookieCipher cipher = cipher("pass");

    assertThat(passes.read(passes.written(early))).isEmpty();
    assertThat(
            passes.read(
                cipher.close(
                    new JWTClaimsSet.Builder()
                        .subject("subject")
                        .claim("name", "Ana")
                        .claim("groups", List.of())
                        .expirationTime(Date.from(future))
                        .build())))
        .isEmpty();
  }

  @Test
  void keepsTheLongestSubjectAndNameInACookieABrowserKeeps() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    SignedInPerson longest =
        new SignedInPerson(
            "\u2713".repeat(255), "\ud83d\ude00".repeat(81), Set.of("g"), now, now.plusSeconds(60));

    assertThat(passes.written(passes.fitting(longest)).length()).isLessThan(4_000);
    assertThat(passes.fitting(longest).groups()).isNotEmpty();
  }

  @Test
  void encryptsWithAKeyMadeFromTheClientSecretWhereNoneIsConfigured() {
    Map<String, String> without = new HashMap<>(SETTINGS);
    without.remove("portal.session.keys");

    assertThat(passes(without).read(passes(without).written(ana))).contains(ana);
    assertThat(passes.read(passes(without).written(ana))).isEmpty();
  }

  @Test
  void knowsNobodyWithoutAProvider() {
    assertThat(passes(Map.of()).read(passes.written(ana))).isEmpty();
  }

  @Test
  void knowsNobodyByAStateOfATrip() {
    String state = cipher("trip").close(new JWTClaimsSet.Builder().subject("subject").build());

    assertThat(passes.read(state)).isEmpty();
  }

  @Test
  void keepsNoMoreGroupsThanACookieHasRoomFor() {
    Set<String> many =
        IntStream.range(0, 300)
            .mapToObj("8f2d4c1e-0000-4000-8000-%012d"::formatted)
            .collect(Collectors.toCollection(LinkedHashSet::new));

    SignedInPerson fitting = passes.fitting(person("Ana Reyes", many));

    assertThat(passes.written(fitting).length()).isLessThan(4_000);
    assertThat(fitting.groups()).hasSizeGreaterThan(50).hasSizeLessThan(300);
    assertThat(many).containsAll(fitting.groups());
    assertThat(passes.fitting(ana)).isEqualTo(ana);
  }

  private static CookieCipher cipher(String purpose) {
    SignIn signIn = SignIn.read(Settings.of(key -> Optional.ofNullable(SETTINGS.get(key))));
    return new CookieCipher(signIn.provider().orElseThrow(), purpose);
  }

  private SignedInPerson person(String name, Set<String> groups) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new SignedInPerson("subject", name, groups, now, now.plus(Duration.ofHours(8)));
  }

  private SessionCookies passes(Map<String, String> settings) {
    return new SessionCookies(
        SignIn.read(Settings.of(key -> Optional.ofNullable(settings.get(key)))), null, clock);
  }
}
