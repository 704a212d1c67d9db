package org.runportal.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who somebody is at the vendor.
 *
 * @param person a member or a guest
 * @param groups the ids of the groups they are in
 */
public record Identity(Person person, Set<String> groups) {
  /** The groups are copied. */
  public Identity {
    groups = Set.copyOf(groups);
  }

  /** Whether they, or a group of theirs, are among some people. */
  public boolean isAmong(List<Person> people) {
    return people.stream().anyMatch(this::is);
  }

  private boolean is(Person other) {
    return other instanceof Person.Group group ? groups.contains(group.id()) : isPerson(other);
  }

  /** Whether somebody is this person, whatever the name beside the id. */
  public boolean isPerson(Person other) {
    return key(person).isPresent() && key(person).equals(key(other));
  }

  /** What distinguishes the group of an id from all others. */
  public static String keyOfGroup(String id) {
    return "group " + id;
  }

  /**
   * What distinguishes a person or a group from all others; nothing for a role, which nobody is.
   */
  public static Optional<String> key(Person person) {
    if (person instanceof Person.Member member) {
      return Optional.of("member " + member.id());
    }
    if (person instanceof Person.Guest guest) {
      return Optional.of("guest " + guest.email().toLowerCase(Locale.ROOT));
    }
    return person instanceof Person.Group group
        ? Optional.of(keyOfGroup(group.id()))
        : Optional.empty();
  }
}
