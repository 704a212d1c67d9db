package org.runportal.tallyfy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.runportal.run.Person;
import org.runportal.run.Watcher;

/** Reads whom a part means: an id, an e-mail address, or an object with either and a name. */
final class PersonReader {
  private PersonReader() {}

  /** A member; somebody who turns out to have an address for an id is a guest. */
  static Optional<Person> member(Node part) {
    Optional<String> id = part.isObject() ? part.wordsOf("id", "user_id") : part.words();
    // PHP writes 0 where it means nobody
    return id.filter(text -> !text.equals("0"))
        .map(
            text ->
                isAddress(text)
                    ? new Person.Guest(text, name(part))
                    : new Person.Member(text, name(part)));
  }

  /** A guest; only an address can name one. */
  static Optional<Person> guest(Node part) {
    Stream<Node> candidates =
        part.isObject()
            ? Stream.of("email", "guest_id", "id", "username").map(part::member)
            : Stream.of(part);
    return candidates
        .flatMap(candidate -> candidate.words().stream())
        .filter(PersonReader::isAddress)
        .findFirst()
        .map(address -> new Person.Guest(address, nameBesides(address, part)));
  }

  /** A group. */
  static Optional<Person> group(Node part) {
    Optional<String> id = part.isObject() ? part.wordsOf("id", "group_id") : part.words();
    return id.map(text -> new Person.Group(text, part.member("name").words()));
  }

  /** Who is to do a task. A bare list is one of members. */
  static List<Person> owners(Node part) {
    Node owners = part.member("data").isIncluded() ? part.member("data") : part;
    boolean grouped =
        Stream.of("users", "members", "guests", "groups")
            .anyMatch(kind -> owners.member(kind).isIncluded());
    return grouped ? ofEachKind(owners) : all(owners.items().stream().map(PersonReader::member));
  }

  /** People listed by kind in a part that is about something else as well, such as a run. */
  static List<Person> ofEachKind(Node owners) {
    List<Optional<Person>> found = new ArrayList<>();
    owners.member("users").items().forEach(item -> found.add(member(item)));
    owners.member("members").items().forEach(item -> found.add(member(item)));
    owners.member("groups").items().forEach(item -> found.add(group(item)));
    owners.member("guests").items().forEach(item -> found.add(guest(item)));
    return all(found.stream());
  }

  /** Who is notified of changes: an id, beside it the person as the vendor knows them. */
  static List<Watcher> watchers(Node members, Node guests) {
    return Stream.concat(members.items().stream(), guests.items().stream())
        .map(
            watch ->
                member(watch.member("user_id"))
                    .or(() -> guest(watch.member("guest_id")))
                    .or(() -> guest(watch.member("watcher").single()))
                    .map(person -> named(person, name(watch.member("watcher").single())))
                    .map(person -> new Watcher(person, DetailReader.of(ObjectType.WATCHER, watch))))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** Somebody under the name found beside them, where they bring none of their own. */
  static Person named(Person person, Optional<String> name) {
    if (person instanceof Person.Guest guest) {
      return new Person.Guest(guest.email(), guest.name().or(() -> name));
    }
    if (person instanceof Person.Member member) {
      return new Person.Member(member.id(), member.name().or(() -> name));
    }
    return person;
  }

  private static List<Person> all(Stream<Optional<Person>> people) {
    return people.flatMap(Optional::stream).distinct().toList();
  }

  /** What somebody is called; the address is the last resort. */
  static Optional<String> name(Node person) {
    return Stream.of(
            person.member("full_name").words(),
            person.member("name").words(),
            firstAndLast(person),
            firstAndLast(person.member("details").single()),
            person.member("details").single().wordsOf("full_name", "name"),
            person.member("username").words(),
            person.member("email").words())
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A name that says more than the address alone. */
  static Optional<String> nameBesides(String address, Node person) {
    return name(person).filter(name -> !name.equalsIgnoreCase(address));
  }

  private static Optional<String> firstAndLast(Node person) {
    return PlainText.of(
        person.member("first_name").words().orElse("")
            + " "
            + person.member("last_name").words().orElse(""));
  }

  private static boolean isAddress(String text) {
    return text.indexOf('@') > 0;
  }
}
