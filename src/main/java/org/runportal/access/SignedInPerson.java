package org.runportal.access;

import java.security.Principal;
import java.time.Instant;
import java.util.Set;

/**
 * Somebody the identity provider vouched for.
 *
 * @param subject how the provider names them, for good
 * @param name what the page calls them
 * @param groups those of their groups that the configuration names
 * @param since when they signed in
 * @param until when they are no longer signed in, whatever they do
 */
public record SignedInPerson(
    String subject, String name, Set<String> groups, Instant since, Instant until)
    implements Principal {

  @Override
  public String getName() {
    return subject;
  }
}
