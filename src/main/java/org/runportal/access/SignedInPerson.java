package org.runportal.access;

import java.security.Principal;
import java.time.Instant;
import java.util.Set;

/**
 * A user whom the identity provider authenticated.
 *
 * @param subject the provider's permanent identifier
 * @param name the name pages show
 * @param groups the user's groups, restricted to those the configuration names
 * @param since when the user signed in
 * @param until when the session ends, regardless of activity
 */
public record SignedInPerson(
    String subject, String name, Set<String> groups, Instant since, Instant until)
    implements Principal {

  @Override
  public String getName() {
    return subject;
  }
}
