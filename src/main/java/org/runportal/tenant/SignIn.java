package org.runportal.tenant;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sign-in configuration, read once at start. With a missing or invalid key sign-in is off.
 *
 * @param provider the identity provider; empty if sign-in is off
 * @param problems why sign-in is off; empty if it is not configured
 */
public record SignIn(Optional<IdentityProvider> provider, List<Problem> problems) {
  /** Sign-in is not configured. */
  public static final SignIn OFF = new SignIn(Optional.empty(), List.of());

  /** Reads {@code portal.oidc.…} and the public address, which redirects need. */
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

  /** Why nobody, or not everybody, may be recognized as a member or guest of Tallyfy. */
  public List<String> notes() {
    return provider.map(IdentityProvider::notes).orElse(List.of());
  }

  private static KeyReader publicAddress(Settings settings) {
    KeyReader keys = KeyReader.ofInstall(settings);
    keys.find(Key.PUBLIC_URL);
    return keys;
  }
}
