package org.runportal.tenant;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How people sign in to this install, read once at start. With a missing or bad key nobody does.
 *
 * @param provider who says who people are; nothing where nobody can sign in
 * @param problems what keeps sign-in off; empty where none was configured
 */
public record SignIn(Optional<IdentityProvider> provider, List<Problem> problems) {
  /** Nobody can sign in, and nothing says that somebody should. */
  public static final SignIn OFF = new SignIn(Optional.empty(), List.of());

  /** Reads {@code portal.oidc.…}, and the address that redirects lead to. */
  public static SignIn read(Settings settings) {
    KeyReader keys = KeyReader.ofInstall(settings);
    if (IdentityProvider.KEYS.stream().noneMatch(keys::isSet)) {
      return OFF;
    }
    IdentityProvider provider = IdentityProvider.read(keys);
    List<Problem> problems =
        Stream.of(keys, publicAddress(settings)).flatMap(read -> read.problems().stream()).toList();
    return new SignIn(
        problems.isEmpty() ? Optional.of(provider.withKey()) : Optional.empty(), problems);
  }

  private static KeyReader publicAddress(Settings settings) {
    KeyReader keys = KeyReader.ofInstall(settings);
    keys.find(Key.PUBLIC_URL);
    return keys;
  }
}
