package org.runportal.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.runportal.tenant.EmailDigest;

/**
 * A user whom the identity provider authenticated.
 *
 * @param subject the provider's permanent identifier
 * @param name the name pages show
 * @param groups the user's groups, restricted to those the configuration names
 * @param since when the user signed in
 * @param until when the session ends, regardless of activity
 * @param email recognizes the user at the vendor; empty without a verified address
 */
public record SignedInPerson(
    String subject,
    String name,
    Set<String> groups,
    Instant since,
    Instant until,
    Optional<EmailDigest> email) {

  /** The same with other groups. */
  SignedInPerson with(Set<String> others) {
    return new SignedInPerson(subject, name, others, since, until, email);
  }
}
