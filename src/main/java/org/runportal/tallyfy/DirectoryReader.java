package org.runportal.tallyfy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runportal.run.PeopleSource.Entries;
import org.runportal.run.PeopleSource.PeopleList;
import org.runportal.tenant.EmailDigest;

/**
 * Reads the pages of a list of people, and drops everything but names and what recognizes somebody
 * by an e-mail address. Not safe for threads.
 */
final class DirectoryReader {
  private final PeopleList list;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<EmailDigest, Optional<String>> byEmail = new HashMap<>();
  private final Map<String, Set<String>> groups = new HashMap<>();

  /** Whether groups are empty: both their lists were sent, and nobody is in either. */
  private final Map<String, Boolean> empty = new HashMap<>();

  DirectoryReader(PeopleList list) {
    this.list = list;
  }

  /** Adds the people of a page. */
  void add(Node page) {
    page.items()
        .forEach(
            item -> {
              switch (list) {
                case MEMBERS -> addMember(item);
                case GROUPS -> addGroup(item);
                case GUESTS -> addGuest(item);
              }
            });
  }

  /** All that was read. */
  Entries entries() {
    Set<String> emptyGroups =
        empty.entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new Entries(names, byEmail, groups, emptyGroups);
  }

  private void addMember(Node member) {
    Optional<String> id = member.wordsOf("id", "user_id");
    if (id.isPresent()) {
      PersonReader.name(member).ifPresent(name -> names.put(id.get(), name));
      addAddress(member, id.get());
    }
  }

  /** A guest of whom nothing but the address is known has no name. */
  private void addGuest(Node guest) {
    Optional<String> address = guest.member("email").words();
    if (address.isPresent()) {
      String id = address.get().toLowerCase(Locale.ROOT);
      PersonReader.nameBesides(address.get(), guest).ifPresent(name -> names.put(id, name));
      addAddress(guest, id);
    }
  }

  private void addGroup(Node group) {
    Optional<String> id = group.wordsOf("id", "group_id");
    if (id.isPresent()) {
      group.member("name").words().ifPresent(name -> names.put(id.get(), name));
      boolean isEmpty =
          Stream.of(group.member("members"), group.member("guests"))
              .allMatch(list -> list.isIncluded() && list.items().isEmpty());
      empty.merge(id.get(), isEmpty, Boolean::logicalAnd);
      Stream<String> members =
          group.member("members").items().stream()
              .flatMap(
                  item ->
                      (item.isObject() ? item.wordsOf("id", "user_id") : item.words()).stream());
      Stream<String> guests =
          group.member("guests").items().stream()
              .flatMap(item -> (item.isObject() ? item.wordsOf("email") : item.words()).stream())
              .map(address -> address.toLowerCase(Locale.ROOT));
      Stream.concat(members, guests)
          .forEach(person -> groups.computeIfAbsent(person, p -> new HashSet<>()).add(id.get()));
    }
  }

  /** Whoever is locked out, or shares an address with somebody else, is not recognized by it. */
  private void addAddress(Node person, String id) {
    Optional<EmailDigest> email = person.member("email").words().flatMap(EmailDigest::of);
    Optional<String> recognized = isLockedOut(person) ? Optional.empty() : Optional.of(id);
    email.ifPresent(
        address ->
            byEmail.merge(
                address, recognized, (one, other) -> one.equals(other) ? one : Optional.empty()));
  }

  private static boolean isLockedOut(Node person) {
    Node details = person.member("details").single();
    boolean disabled =
        Stream.of(person.member("status"), details.member("status"))
            .flatMap(status -> status.words().stream())
            .anyMatch("disabled"::equalsIgnoreCase);
    return disabled
        || person.member("is_suspended").flag().orElse(false)
        || details.member("disabled_at").words().isPresent()
        || person.member("deleted_at").words().isPresent();
  }

  /** How many pages the list has; 1 when the answer does not say. */
  static int pages(Node page) {
    return page.member("meta").member("pagination").member("total_pages").wholeNumber().orElse(1);
  }

  /** How many people the whole list has, where the answer says so. */
  static OptionalInt total(Node page) {
    return page.member("meta").member("pagination").member("total").wholeNumber();
  }

  /** Everybody on the page, with or without a name. */
  static Set<String> ids(Node page) {
    return page.items().stream()
        .flatMap(item -> item.wordsOf("id", "user_id", "group_id", "email").stream())
        .collect(Collectors.toSet());
  }
}
