package org.runportal.sandbox.story;

import java.util.ArrayList;
import java.util.List;

/**
 * The assignees of a task; ids only, as in Tallyfy's responses.
 *
 * @param users member ids; one may have been deleted from the directory
 * @param guests e-mail addresses
 * @param groups group ids
 */
record Owners(List<Integer> users, List<String> guests, List<String> groups) {
  static final Owners NOBODY = new Owners(List.of(), List.of(), List.of());

  Owners {
    users = List.copyOf(users);
    guests = List.copyOf(guests);
    groups = List.copyOf(groups);
  }

  Owners and(int user) {
    return new Owners(with(users, user), guests, groups);
  }

  Owners and(Guest guest) {
    return new Owners(users, with(guests, guest.email()), groups);
  }

  Owners and(Group group) {
    return new Owners(users, guests, with(groups, group.id()));
  }

  int count() {
    return users.size() + guests.size() + groups.size();
  }

  private static <T> List<T> with(List<T> all, T one) {
    List<T> more = new ArrayList<>(all);
    more.add(one);
    return more;
  }
}
