package org.runportal.tenant;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The configuration of the company's identity provider: the validated settings {@code
 * portal.oidc.…}.
 *
 * @param issuer its issuer identifier, as written; its metadata is below this URL
 * @param clientId the client id of the portal
 * @param clientSecret the client secret of the portal
 * @param scopes the requested scopes, including {@code openid}
 * @param groupsClaim the claim of the ID token with the user's groups: a name, or a path such as
 *     {@code realm_access.roles}
 * @param emailClaim the claim of the ID token with the user's e-mail address, likewise
 * @param sessionKeys the keys that encrypt cookies
 * @param sessionMaxAge how long a session lasts, regardless of activity
 */
public record IdentityProvider(
    URI issuer,
    String clientId,
    ClientSecret clientSecret,
    Set<String> scopes,
    String groupsClaim,
    String emailClaim,
    SessionKeys sessionKeys,
    Duration sessionMaxAge) {

  /** The claim a provider verifies, and the scope to ask for it. */
  private static final String EMAIL = "email";

  /** If any of these is set, sign-in is intended. */
  static final List<Key<?>> KEYS =
      List.of(
          Key.ISSUER,
          Key.CLIENT_ID,
          Key.CLIENT_SECRET,
          Key.GROUPS_CLAIM,
          Key.EMAIL_CLAIM,
          Key.SCOPES,
          Key.SESSION_MAX_AGE);

  /** Valid only if the reader found no problems; otherwise some values are placeholders. */
  static IdentityProvider read(KeyReader keys) {
    return new IdentityProvider(
        keys.get(Key.ISSUER),
        keys.get(Key.CLIENT_ID),
        keys.get(Key.CLIENT_SECRET),
        scopes(keys.get(Key.SCOPES)),
        keys.get(Key.GROUPS_CLAIM),
        keys.get(Key.EMAIL_CLAIM),
        new SessionKeys(keys.list(Key.SESSION_KEYS), false),
        keys.get(Key.SESSION_MAX_AGE));
  }

  /** What keeps people from being recognized by their e-mail addresses. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!emailClaim.equals(EMAIL) && !emailClaim.endsWith("." + EMAIL)) {
      notes.add(
          "portal.oidc.email-claim is not email: its address recognizes somebody only if the ID"
              + " token has the same one as email and says email_verified of it");
    }
    if (!scopes.contains(EMAIL)) {
      notes.add(
          "portal.oidc.scopes lacks email: unless the provider sends email and email_verified"
              + " unasked, nobody is recognized as a member or guest of Tallyfy");
    }
    return notes;
  }

  /** The same with a derived session key if none was configured. */
  IdentityProvider withKey() {
    return sessionKeys.values().isEmpty()
        ? new IdentityProvider(
            issuer,
            clientId,
            clientSecret,
            scopes,
            groupsClaim,
            emailClaim,
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
