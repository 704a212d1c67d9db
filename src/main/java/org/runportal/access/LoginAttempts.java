package org.runportal.access;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.runportal.tenant.SignIn;
import org.runportal.web.Cookies;

/**
 * Round trips to the identity provider. The state that goes there and comes back holds, sealed,
 * where the visitor wanted to go; a cookie of a few characters holds the secret that ties it to the
 * browser it began in. Each tab has its own, each is good once, and the server remembers none.
 */
@ApplicationScoped
public class LoginAttempts {
  private static final String NAME = "trip-";
  private static final Duration MAX_AGE = Duration.ofMinutes(15);

  /** More than this many begun and not ended: the first of them are given up. */
  private static final int MAX_OPEN = 8;

  private static final int SECRET_BYTES = 24;
  private static final int NAME_LENGTH = 8;

  private final Optional<CookieCipher> seal;
  private final Cookies cookies;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * What came back.
   *
   * @param trip the trip, if it began in this browser, is not over and not too long ago
   * @param to where the visitor wanted to go, even if the trip is over
   */
  record Return(Optional<LoginAttempt> trip, ReturnAddress to) {}

  @Inject
  LoginAttempts(SignIn signIn, Cookies cookies, Clock clock) {
    this.seal = signIn.provider().map(provider -> new CookieCipher(provider, "trip"));
    this.cookies = cookies;
    this.clock = clock;
  }

  /** Begins a trip and ties it to the browser. */
  LoginAttempt begin(HttpServletRequest request, HttpServletResponse response, ReturnAddress to) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = Base64URL.encode(bytes).toString();
    String id = id(secret);
    String state =
        seal.orElseThrow()
            .close(
                new JWTClaimsSet.Builder()
                    .jwtID(id)
                    .claim("to", to.value())
                    .issueTime(Date.from(clock.instant()))
                    .build());
    List<String> begun = cookies.beginning(request, NAME);
    begun.stream()
        .limit(Math.max(0, begun.size() - MAX_OPEN + 1))
        .forEach(name -> cookies.drop(request, response, name));
    cookies.set(request, response, name(id), secret, MAX_AGE);
    return trip(state, secret, to, seal.orElseThrow().newest());
  }

  /** Ends the trip of that state: the same state is good for nothing from now on. */
  Return end(HttpServletRequest request, HttpServletResponse response, String state) {
    Optional<CookieCipher.Opened> opened = seal.flatMap(known -> known.open(state));
    if (opened.isEmpty()) {
      return new Return(Optional.empty(), ReturnAddress.START);
    }
    JWTClaimsSet facts = opened.get().facts();
    String id = facts.getJWTID();
    ReturnAddress to = to(facts);
    Optional<String> secret =
        cookies.value(request, name(id)).filter(value -> isSame(id(value), id));
    secret.ifPresent(known -> cookies.drop(request, response, name(id)));
    boolean inTime = Age.of(facts).isWithin(MAX_AGE, clock.instant());
    return new Return(
        secret.filter(known -> inTime).map(known -> trip(state, known, to, opened.get().key())),
        to);
  }

  private static LoginAttempt trip(String state, String secret, ReturnAddress to, SecretKey key) {
    return new LoginAttempt(
        new State(state),
        new Nonce(worked("nonce", secret, key)),
        new CodeVerifier(worked("verifier", secret, key)),
        to);
  }

  private static String worked(String what, String secret, SecretKey key) {
    return Base64URL.encode(CookieCipher.secretFor(what + "\n" + secret, key)).toString();
  }

  private static ReturnAddress to(JWTClaimsSet facts) {
    try {
      return ReturnAddress.parse(facts.getStringClaim("to")).orElse(ReturnAddress.START);
    } catch (ParseException e) {
      throw new IllegalStateException("sealed here, but not a trip", e);
    }
  }

  private static String name(String id) {
    return NAME + id.substring(0, NAME_LENGTH);
  }

  /** What the state knows of the secret; nobody works the secret out from it. */
  private static String id(String secret) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      return Base64URL.encode(hash.digest(secret.getBytes(StandardCharsets.US_ASCII))).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }
}
