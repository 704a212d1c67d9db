package org.runportal.access;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.runportal.tenant.IdentityProvider;
import org.runportal.tenant.SignIn;
import org.runportal.web.Cookies;

/**
 * The cookie that keeps somebody signed in. It holds who they are, sealed; the server remembers
 * nothing, so any node knows them and a restart signs nobody out.
 */
@ApplicationScoped
public class SessionCookies {
  private static final String NAME = "pass";

  /**
   * What every browser keeps, less the name and what goes with it. Somebody without any group needs
   * less: their name and how the provider names them are bounded.
   */
  private static final int MAX_LENGTH = 3_900;

  private final Optional<CookieCipher> seal;
  private final Duration maxAge;
  private final Cookies cookies;
  private final Clock clock;

  @Inject
  SessionCookies(SignIn signIn, Cookies cookies, Clock clock) {
    this.seal = signIn.provider().map(provider -> new CookieCipher(provider, "pass"));
    this.maxAge = signIn.provider().map(IdentityProvider::sessionMaxAge).orElse(Duration.ZERO);
    this.cookies = cookies;
    this.clock = clock;
  }

  /** Who sent the request, if they are signed in. */
  Optional<SignedInPerson> of(HttpServletRequest request) {
    return seal.isEmpty() ? Optional.empty() : cookies.value(request, NAME).flatMap(this::read);
  }

  /** Whether the browser sent a pass, be it good or not. */
  boolean isSent(HttpServletRequest request) {
    return cookies.value(request, NAME).isPresent();
  }

  /**
   * Gives somebody their pass.
   *
   * @return how many of their groups did not fit into it
   */
  int give(HttpServletRequest request, HttpServletResponse response, SignedInPerson person) {
    SignedInPerson fitting = fitting(person);
    Duration age = Duration.between(clock.instant(), person.until());
    cookies.set(request, response, NAME, written(fitting), age);
    return person.groups().size() - fitting.groups().size();
  }

  void takeBack(HttpServletRequest request, HttpServletResponse response) {
    cookies.drop(request, response, NAME);
  }

  /** The same person in as many of their groups as a cookie has room for. */
  SignedInPerson fitting(SignedInPerson person) {
    SignedInPerson fitting = person;
    while (written(fitting).length() > MAX_LENGTH && !fitting.groups().isEmpty()) {
      Set<String> fewer = new LinkedHashSet<>(fitting.groups());
      fewer.remove(fitting.groups().iterator().next());
      fitting =
          new SignedInPerson(
              person.subject(), person.name(), fewer, person.since(), person.until());
    }
    return fitting;
  }

  /** The pass as it stands in the cookie. */
  String written(SignedInPerson person) {
    return seal.orElseThrow()
        .close(
            new JWTClaimsSet.Builder()
                .subject(person.subject())
                .claim("name", person.name())
                .claim("groups", List.copyOf(person.groups()))
                .issueTime(Date.from(person.since()))
                .expirationTime(Date.from(person.until()))
                .build());
  }

  /** Who a pass is of, if it was written here and is not too old, by its own word and by ours. */
  Optional<SignedInPerson> read(String pass) {
    return seal.flatMap(known -> known.open(pass))
        .map(CookieCipher.Opened::facts)
        .filter(facts -> Age.of(facts).isWithin(maxAge, clock.instant()))
        .filter(facts -> facts.getExpirationTime() != null)
        .filter(facts -> clock.instant().isBefore(facts.getExpirationTime().toInstant()))
        .map(SessionCookies::person);
  }

  private static SignedInPerson person(JWTClaimsSet facts) {
    try {
      return new SignedInPerson(
          facts.getSubject(),
          facts.getStringClaim("name"),
          new LinkedHashSet<>(facts.getStringListClaim("groups")),
          facts.getIssueTime().toInstant(),
          facts.getExpirationTime().toInstant());
    } catch (ParseException e) {
      throw new IllegalStateException("made here, but not a pass", e);
    }
  }
}
