package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
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
          "portal.oidc.client-secret", "secret-secret-secret");

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
  void knowsNobodyWithoutAProvider() {
    assertThat(passes(Map.of()).read(passes.written(ana))).isEmpty();
  }

  @Test
  void knowsNobodyByAStateOfATrip() {
    SignIn signIn = SignIn.read(Settings.of(key -> Optional.ofNullable(SETTINGS.get(key))));
    String state =
        new CookieCipher(signIn.provider().orElseThrow(), "trip")
            .close(new JWTClaimsSet.Builder().subject("subject").build());

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

  private SignedInPerson person(String name, Set<String> groups) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new SignedInPerson("subject", name, groups, now, now.plus(Duration.ofHours(8)));
  }

  private SessionCookies passes(Map<String, String> settings) {
    return new SessionCookies(
        SignIn.read(Settings.of(key -> Optional.ofNullable(settings.get(key)))), null, clock);
  }
}
