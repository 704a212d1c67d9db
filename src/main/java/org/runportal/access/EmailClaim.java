package org.runportal.access;

import java.util.Map;
import java.util.Optional;
import org.runportal.tenant.EmailDigest;

/**
 * The claim of the ID token with the user's e-mail address. It counts only where the provider has
 * verified it: whoever can write any address into their account would be anybody.
 *
 * @param path the name of a claim, or a dotted path into nested claims
 */
record EmailClaim(String path) {
  private static final String EMAIL = "email";
  private static final String VERIFIED = "email_verified";

  /** What recognizes the user; empty if {@link #problem} says why nothing does. */
  Optional<EmailDigest> in(Map<String, ?> claims) {
    return isVerified(claims) ? address(claims).flatMap(EmailDigest::of) : Optional.empty();
  }

  /** Why the user cannot be recognized, for the log; empty if nothing is wrong. */
  Optional<String> problem(Map<String, ?> claims) {
    if (address(claims).flatMap(EmailDigest::of).isEmpty()) {
      return Optional.of("the ID token has no e-mail address where portal.oidc.email-claim says");
    }
    return isVerified(claims)
        ? Optional.empty()
        : Optional.of("the ID token does not say that the e-mail address is verified");
  }

  private Optional<String> address(Map<String, ?> claims) {
    return new ClaimPath(path).in(claims).filter(String.class::isInstance).map(String.class::cast);
  }

  /** The provider's word is on the claim {@code email} beside it, and on no other address. */
  private boolean isVerified(Map<String, ?> claims) {
    return new ClaimPath(path)
        .find(claims)
        .filter(claim -> claim.name().equals(EMAIL) || isEmail(claim))
        // some providers write it as a text
        .map(claim -> String.valueOf(claim.beside().get(VERIFIED)))
        .filter("true"::equals)
        .isPresent();
  }

  private static boolean isEmail(ClaimPath.Found claim) {
    return claim.value().toString().equalsIgnoreCase(String.valueOf(claim.beside().get(EMAIL)));
  }
}
