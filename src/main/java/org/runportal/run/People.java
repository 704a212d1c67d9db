package org.runportal.run;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.runportal.tenant.Tenant;

/** The directory of an organization: names for the ids that runs carry. */
public interface People {
  /**
   * The names known right now. Answers at once and never fails: while the directory is being read,
   * or when it cannot be, there are simply no names.
   */
  Names of(Tenant tenant);

  /**
   * Names by id.
   *
   * @param members by member id
   * @param groups by group id
   * @param guests by e-mail address in lower case
   */
  record Names(
      Map<String, String> members, Map<String, String> groups, Map<String, String> guests) {
    /** Nobody is known. */
    public static final Names NONE = new Names(Map.of(), Map.of(), Map.of());

    /** The maps are copied. */
    public Names {
      members = Map.copyOf(members);
      groups = Map.copyOf(groups);
      guests = Map.copyOf(guests);
    }

    /** The name of somebody: the one the run gave, else the directory's, else none. */
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
      return guests.get(((Person.Guest) person).email().toLowerCase(Locale.ROOT));
    }
  }
}
