package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.runportal.tenant.RequestLimits;
import org.runportal.tenant.Settings;
import org.runportal.tenant.SignIn;

/** Whose requests count together. */
class RequestingVisitorTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "portal.oidc.issuer", "https://idp.example",
          "portal.oidc.client-id", "portal",
          "portal.oidc.client-secret", "secret-secret-secret",
          "portal.session.keys", "a-session-key-of-32-characters-or-more");

  @Test
  void countsWhoIsSignedInByWhoTheyAreWhateverTheirAddress() {
    assertThat(visitor("192.0.2.1", "ana"))
        .isEqualTo(visitor("192.0.2.2", "ana"))
        .isNotEqualTo(visitor("192.0.2.1", "bo"))
        .isNotEqualTo(visitor("192.0.2.1", ""));
  }

  @Test
  void countsOthersByAddress() {
    assertThat(visitor("192.0.2.1", "")).isNotEqualTo(visitor("192.0.2.2", ""));
    assertThat(visitor("2001:db8::1", "")).isEqualTo(visitor("2001:db8::2", ""));
  }

  @Test
  void nobodyIsSignedInAsAnAddress() {
    assertThat(visitor("192.0.2.2", "192.0.2.1")).isNotEqualTo(visitor("192.0.2.1", ""));
  }

  private static String visitor(String address, String subject) {
    HttpServletRequest request = request(address);
    SignIn signIn = SignIn.read(Settings.of(key -> Optional.ofNullable(SETTINGS.get(key))));
    CurrentUser user =
        new CurrentUser(request, null, signIn) {
          @Override
          Optional<SignedInPerson> person() {
            return Optional.of(subject).filter(name -> !name.isEmpty()).map(name -> named(name));
          }
        };
    return new RequestingVisitor(new RequestLimits(0, List.of()), user, request).current();
  }

  private static SignedInPerson named(String subject) {
    return new SignedInPerson(
        subject, "Name", Set.of(), Instant.EPOCH, Instant.EPOCH, Optional.empty());
  }

  private static HttpServletRequest request(String address) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            RequestingVisitorTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                method.getName().equals("getRemoteAddr")
                    ? address
                    : Collections.enumeration(List.of()));
  }
}
