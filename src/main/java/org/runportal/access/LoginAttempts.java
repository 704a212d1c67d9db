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
 * Starts and completes sign-ins without server-side state. The OpenID Connect {@code state} holds
 * the page to return to, encrypted; a small cookie holds the secret that binds it to the browser.
 * Each tab has a cookie of its own, and each can be used once.
 */
@ApplicationScoped
public class LoginAttempts {
  private static final String PREFIX = "trip-";
  private static final Duration MAX_AGE = Duration.ofMinutes(15);

  /** Attempts per browser that may be open at the same time; beyond it the oldest are dropped. */
  private static final int MAX_OPEN = 8;

  private static final int SECRET_BYTES = 24;
  private static final int NAME_LENGTH = 8;

  private final Optional<CookieCipher> cipher;
  private final Cookies cookies;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * The result of a callback.
   *
   * @param attempt the attempt, if this browser started it, it was not used before and has not
   *     expired
   * @param to the page to return to, even if the attempt is not valid any more
   */
  record Completed(Optional<LoginAttempt> attempt, ReturnAddress to) {}

  @Inject
  LoginAttempts(SignIn signIn, Cookies cookies, Clock clock) {
    this.cipher = signIn.provider().map(provider -> new CookieCipher(provider, "trip"));
    this.cookies = cookies;
    this.clock = clock;
  }

  /** Starts an attempt and binds it to the browser with a cookie. */
  LoginAttempt begin(HttpServletRequest request, HttpServletResponse response, ReturnAddress to) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = Base64URL.encode(bytes).toString();
    String id = id(secret);
    String state =
        cipher
            .orElseThrow()
            .encrypt(
                new JWTClaimsSet.Builder()
                    .jwtID(id)
                    .claim("to", to.value())
                    .issueTime(Date.from(clock.instant()))
                    .build());
    List<String> open = cookies.namesWithPrefix(request, PREFIX);
    open.stream()
        .limit(Math.max(0, open.size() - MAX_OPEN + 1))
        .forEach(name -> cookies.delete(request, response, name));
    cookies.set(request, response, name(id), secret, MAX_AGE);
    return attempt(state, secret, to, cipher.orElseThrow().newestKey());
  }

  /** Completes the attempt of a state and invalidates the state. */
  Completed end(HttpServletRequest request, HttpServletResponse response, String state) {
    Optional<CookieCipher.Decrypted> decrypted = cipher.flatMap(c -> c.decrypt(state));
    if (decrypted.isEmpty()) {
      return new Completed(Optional.empty(), ReturnAddress.START);
    }
    JWTClaimsSet claims = decrypted.get().claims();
    String id = claims.getJWTID();
    ReturnAddress to = to(claims);
    Optional<String> secret =
        cookies.value(request, name(id)).filter(value -> isSame(id(value), id));
    secret.ifPresent(value -> cookies.delete(request, response, name(id)));
    boolean inTime = Age.of(claims).isWithin(MAX_AGE, clock.instant());
    return new Completed(
        secret
            .filter(value -> inTime)
            .map(value -> attempt(state, value, to, decrypted.get().key())),
        to);
  }

  private static LoginAttempt attempt(
      String state, String secret, ReturnAddress to, SecretKey key) {
    return new LoginAttempt(
        new State(state),
        new Nonce(derive("nonce", secret, key)),
        new CodeVerifier(derive("verifier", secret, key)),
        to);
  }

  private static String derive(String purpose, String secret, SecretKey key) {
    return Base64URL.encode(CookieCipher.secretFor(purpose + "\n" + secret, key)).toString();
  }

  private static ReturnAddress to(JWTClaimsSet claims) {
    try {
      return ReturnAddress.parse(claims.getStringClaim("to")).orElse(ReturnAddress.START);
    } catch (ParseException e) {
      throw new IllegalStateException("encrypted here, but not a login attempt", e);
    }
  }

  private static String name(String id) {
    return PREFIX + id.substring(0, NAME_LENGTH);
  }

  /** The hash of the secret, which the state contains. */
  private static String id(String secret) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      return Base64URL.encode(hash.digest(secret.getBytes(StandardCharsets.US_ASCII))).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSame(String a, String b) {
    return MessageDigest.isEqual(
        a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
  }
}
