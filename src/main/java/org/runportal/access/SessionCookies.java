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
import org.runportal.tenant.EmailDigest;
import org.runportal.tenant.IdentityProvider;
import org.runportal.tenant.SignIn;
import org.runportal.web.Cookies;

/**
 * The session cookie. It holds the user's claims, encrypted, and the server stores nothing: any
 * node can read it, and a restart signs nobody out.
 */
@ApplicationScoped
public class SessionCookies {
  private static final String NAME = "pass";

  /**
   * Characters of the value: what every browser stores, less the name and attributes. A user
   * without groups always fits, because subject and name are bounded.
   */
  private static final int MAX_LENGTH = 3_900;

  private final Optional<CookieCipher> cipher;
  private final Duration maxAge;
  private final Cookies cookies;
  private final Clock clock;

  @Inject
  SessionCookies(SignIn signIn, Cookies cookies, Clock clock) {
    this.cipher = signIn.provider().map(provider -> new CookieCipher(provider, "pass"));
    this.maxAge = signIn.provider().map(IdentityProvider::sessionMaxAge).orElse(Duration.ZERO);
    this.cookies = cookies;
    this.clock = clock;
  }

  /** The user of a request, if it has a valid session. */
  Optional<SignedInPerson> of(HttpServletRequest request) {
    return cipher.isEmpty() ? Optional.empty() : cookies.value(request, NAME).flatMap(this::decode);
  }

  /** Whether the request has a session cookie, valid or not. */
  boolean isSent(HttpServletRequest request) {
    return cookies.value(request, NAME).isPresent();
  }

  /**
   * Sets the session cookie.
   *
   * @return how many of the user's groups did not fit into it
   */
  int set(HttpServletRequest request, HttpServletResponse response, SignedInPerson person) {
    SignedInPerson fitting = fit(person);
    Duration age = Duration.between(clock.instant(), person.until());
    cookies.set(request, response, NAME, encode(fitting), age);
    return person.groups().size() - fitting.groups().size();
  }

  void delete(HttpServletRequest request, HttpServletResponse response) {
    cookies.delete(request, response, NAME);
  }

  /** The same person with as many groups as fit into a cookie. */
  SignedInPerson fit(SignedInPerson person) {
    SignedInPerson fitting = person;
    while (encode(fitting).length() > MAX_LENGTH && !fitting.groups().isEmpty()) {
      Set<String> fewer = new LinkedHashSet<>(fitting.groups());
      fewer.remove(fitting.groups().iterator().next());
      fitting = person.with(fewer);
    }
    return fitting;
  }

  /** The value of the cookie. */
  String encode(SignedInPerson person) {
    return cipher
        .orElseThrow()
        .encrypt(
            new JWTClaimsSet.Builder()
                .subject(person.subject())
                .claim("name", person.name())
                .claim("groups", List.copyOf(person.groups()))
                .claim("email", person.email().map(EmailDigest::value).orElse(null))
                .issueTime(Date.from(person.since()))
                .expirationTime(Date.from(person.until()))
                .build());
  }

  /**
   * The user of a cookie value, if it was created here and has not expired. The configured maximum
   * age holds too, even if the cookie was issued under a longer one.
   */
  Optional<SignedInPerson> decode(String value) {
    return cipher
        .flatMap(c -> c.decrypt(value))
        .map(CookieCipher.Decrypted::claims)
        .filter(claims -> Age.of(claims).isWithin(maxAge, clock.instant()))
        .filter(claims -> claims.getExpirationTime() != null)
        .filter(claims -> clock.instant().isBefore(claims.getExpirationTime().toInstant()))
        .map(SessionCookies::person);
  }

  private static SignedInPerson person(JWTClaimsSet claims) {
    try {
      return new SignedInPerson(
          claims.getSubject(),
          claims.getStringClaim("name"),
          new LinkedHashSet<>(claims.getStringListClaim("groups")),
          claims.getIssueTime().toInstant(),
          claims.getExpirationTime().toInstant(),
          Optional.ofNullable(claims.getStringClaim("email")).map(EmailDigest::new));
    } catch (ParseException e) {
      throw new IllegalStateException("encrypted here, but not a session", e);
    }
  }
}
