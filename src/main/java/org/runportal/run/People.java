package org.runportal.run;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runportal.run.PeopleSource.PeopleList;
import org.runportal.tenant.Tenant;

/** The directory of an organization: names for the ids in runs. */
public interface People {
  /**
   * The names cached now. Makes no call, never blocks and never fails: without a cached directory
   * there are no names.
   */
  Names of(Tenant tenant);

  /**
   * Reads lists that are due, in the background, because a page has shown people who are in them.
   */
  void need(Tenant tenant, Set<PeopleList> lists);

  /**
   * The same for a page that may cause few calls: each list is read with the next call for a page.
   */
  void expect(Tenant tenant, Set<PeopleList> lists);

  /**
   * Reads one of the lists that are expected, in the background, and at first the members, of whom
   * every run has some. For whoever has just called the vendor for a page: that it has a name for
   * everybody costs one call for each of its own at most.
   */
  void readAlong(Tenant tenant);

  /**
   * Names by id.
   *
   * @param members by member id
   * @param groups by group id
   * @param guests by e-mail address in lower case
   * @param emptyGroups the ids of groups in which nobody is; never one of which this is not certain
   */
  record Names(
      Map<String, String> members,
      Map<String, String> groups,
      Map<String, String> guests,
      Set<String> emptyGroups) {
    /** No names. */
    public static final Names NONE = new Names(Map.of(), Map.of(), Map.of());

    /** Names alone. */
    public Names(
        Map<String, String> members, Map<String, String> groups, Map<String, String> guests) {
      this(members, groups, guests, Set.of());
    }

    /** The collections are copied. */
    public Names {
      members = Map.copyOf(members);
      groups = Map.copyOf(groups);
      guests = Map.copyOf(guests);
      emptyGroups = Set.copyOf(emptyGroups);
    }

    /** The name of a person: from the run, else from the directory, else none. */
    public Optional<String> of(Person person) {
      return person.name().or(() -> Optional.ofNullable(listed(person)));
    }

    private String listed(Person person) {
      if (person instanceof Person.Member member) {
        return members.get(member.id());
      }
      if (person instanceof Person.Group group) {
        return groups.get(group.id());
      }
      return person instanceof Person.Guest guest
          ? guests.get(guest.email().toLowerCase(Locale.ROOT))
          : null;
    }
  }
}
