package org.runportal.tenant;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The company's own identity provider, with everything configured for it. The components are the
 * keys {@code portal.oidc.…} of the settings table, read and checked.
 *
 * @param issuer how it names itself, as written; its metadata is found below this address
 * @param clientId how it names the portal
 * @param clientSecret what it knows the portal by
 * @param scopes what is asked for; {@code openid} among them
 * @param groupsClaim where the ID token says which groups a person is in: the name of a claim, or a
 *     path into one such as {@code realm_access.roles}
 * @param sessionKeys what cookies are encrypted with
 * @param sessionMaxAge how long somebody stays signed in, whatever they do
 */
public record IdentityProvider(
    URI issuer,
    String clientId,
    ClientSecret clientSecret,
    Set<String> scopes,
    String groupsClaim,
    SessionKeys sessionKeys,
    Duration sessionMaxAge) {

  /** Any of these says that people should sign in. */
  static final List<Key<?>> KEYS =
      List.of(
          Key.ISSUER,
          Key.CLIENT_ID,
          Key.CLIENT_SECRET,
          Key.GROUPS_CLAIM,
          Key.SCOPES,
          Key.SESSION_MAX_AGE);

  /** Of use only where the reader had no problems; with problems some values are placeholders. */
  static IdentityProvider read(KeyReader keys) {
    return new IdentityProvider(
        keys.get(Key.ISSUER),
        keys.get(Key.CLIENT_ID),
        keys.get(Key.CLIENT_SECRET),
        scopes(keys.get(Key.SCOPES)),
        keys.get(Key.GROUPS_CLAIM),
        new SessionKeys(keys.list(Key.SESSION_KEYS), false),
        keys.get(Key.SESSION_MAX_AGE));
  }

  /** The same with a key, where none was configured. */
  IdentityProvider withKey() {
    return sessionKeys.values().isEmpty()
        ? new IdentityProvider(
            issuer,
            clientId,
            clientSecret,
            scopes,
            groupsClaim,
            SessionKeys.derivedFrom(clientSecret, issuer + "\n" + clientId),
            sessionMaxAge)
        : this;
  }

  private static Set<String> scopes(Set<String> more) {
    Set<String> scopes = new LinkedHashSet<>(List.of("openid"));
    scopes.addAll(more);
    return scopes;
  }
}
