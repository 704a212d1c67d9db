package org.runportal.run;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.runportal.tenant.EmailDigest;
import org.runportal.tenant.Tenant;

/** Loads the directory of people from the vendor. It does not cache. */
public interface PeopleSource {
  /** The vendor's lists of people. */
  enum PeopleList {
    /** Members of the organization, by member id. */
    MEMBERS,
    /** Groups, by group id. */
    GROUPS,
    /** Guests, by e-mail address in lower case. */
    GUESTS;

    /** The list that has the name of somebody; none for a role. */
    public static Optional<PeopleList> of(Person person) {
      if (person instanceof Person.Member) {
        return Optional.of(MEMBERS);
      }
      if (person instanceof Person.Group) {
        return Optional.of(GROUPS);
      }
      return person instanceof Person.Guest ? Optional.of(GUESTS) : Optional.empty();
    }
  }

  /**
   * What is kept of a list of people.
   *
   * @param names by id
   * @param byEmail the id of the one who has an address; empty where nobody is recognized by it,
   *     because they are disabled or share it with somebody
   * @param groups of a list of groups: the ids of the groups of each person, by the id of a member
   *     or the address of a guest in lower case
   * @param empty of a list of groups: the ids of those that say of themselves that nobody is in
   *     them
   */
  record Entries(
      Map<String, String> names,
      Map<EmailDigest, Optional<String>> byEmail,
      Map<String, Set<String>> groups,
      Set<String> empty) {
    /** No list. */
    public static final Entries NONE = new Entries(Map.of(), Map.of(), Map.of(), Set.of());

    /** The collections are copied. */
    public Entries {
      names = Map.copyOf(names);
      byEmail = Map.copyOf(byEmail);
      groups = Map.copyOf(groups);
      empty = Set.copyOf(empty);
    }
  }

  /**
   * Reads all pages of a list now; {@link Failure#NOT_FOUND} also if our token may not.
   *
   * @return completes exceptionally only for a defect of ours, never for an upstream failure
   */
  CompletionStage<Fetched<Entries>> fetch(Tenant tenant, PeopleList list);
}
