package org.runportal.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.runportal.tenant.Settings;
import org.runportal.tenant.SignIn;
import org.runportal.web.TestCookies;

/**
 * A sign-in under way, as a portal that people reach over TLS begins it.
 *
 * @param state what the provider sends back
 * @param nonce what the ID token must contain
 * @param cookie what the browser keeps
 */
public record TestAttempt(String state, String nonce, String cookie) {

  /** Begins at the start page under a session key. */
  public static TestAttempt under(String sessionKey, String issuer) {
    Map<String, String> settings =
        Map.of(
            "portal.oidc.issuer",
            issuer,
            "portal.oidc.client-id",
            ProviderStub.CLIENT,
            "portal.oidc.client-secret",
            ProviderStub.SECRET,
            "portal.session.keys",
            sessionKey);
    List<Cookie> cookies = new ArrayList<>();
    LoginAttempt attempt =
        new LoginAttempts(
                SignIn.read(Settings.of(key -> Optional.ofNullable(settings.get(key)))),
                TestCookies.at("https://runs.example"),
                Clock.systemUTC())
            .begin(
                silent(HttpServletRequest.class, cookies),
                silent(HttpServletResponse.class, cookies),
                ReturnAddress.START);
    return new TestAttempt(
        attempt.state().getValue(),
        attempt.nonce().getValue(),
        cookies.get(0).getName() + "=" + cookies.get(0).getValue());
  }

  /** A request without anything, or a response of which only the cookies matter. */
  private static <T> T silent(Class<T> kind, List<Cookie> cookies) {
    return kind.cast(
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (proxy, method, arguments) -> {
              if (method.getName().equals("addCookie")) {
                cookies.add((Cookie) arguments[0]);
              }
              return null;
            }));
  }
}
