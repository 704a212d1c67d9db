package org.runportal.page;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.runportal.run.Identity;
import org.runportal.run.Person;
import org.runportal.web.Addressees;

/** The keys by which a page knows whose a task is, and who asks for it. */
final class Whose {
  private Whose() {}

  /** Those of people and groups. */
  static Addressees of(Collection<Person> owners) {
    return new Addressees(
        owners.stream().flatMap(owner -> Identity.key(owner).stream()).collect(Collectors.toSet()));
  }

  /** Those of a visitor: their own, and those of their groups. */
  static Set<String> of(Me me) {
    Set<String> keys = new HashSet<>();
    me.identity()
        .ifPresent(
            identity -> {
              Identity.key(identity.person()).ifPresent(keys::add);
              identity.groups().stream().map(Identity::keyOfGroup).forEach(keys::add);
            });
    return keys;
  }
}
