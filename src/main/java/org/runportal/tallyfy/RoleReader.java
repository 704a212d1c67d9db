package org.runportal.tallyfy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.runportal.run.Person;

/** Reads the roles of a task: a list of roles, or an object with roles by id. */
final class RoleReader {
  private RoleReader() {}

  /** Each role, with its title or the people in it, where they were sent. */
  static List<Node> all(Node part) {
    Node data = part.member("data").isIncluded() ? part.member("data") : part;
    return data.isObject() && !holdsPeople(data)
        ? data.names().stream().map(id -> byId(id, data.member(id))).toList()
        : data.asList();
  }

  /** What a role is called. */
  static Optional<String> title(Node role) {
    return role.wordsOf("title", "name", "label");
  }

  /** Who is in a role. */
  static List<Person> people(Node role) {
    return holdsPeople(role) ? PersonReader.owners(role) : List.of();
  }

  /** Who has a task that is given to roles alone: the people in them, else the roles themselves. */
  static List<Person> holders(Node part) {
    return all(part).stream()
        .flatMap(
            role -> {
              List<Person> people = people(role);
              return people.isEmpty() ? Stream.of(new Person.Role(title(role))) : people.stream();
            })
        .distinct()
        .toList();
  }

  /** A role by its id; it may hold nothing but the ids of its members. */
  private static Node byId(String id, Node role) {
    boolean members = Node.isPlace(id) && !role.isObject() && !role.isMissing();
    return members
        ? Node.object(Map.of("users", role.isIncluded() ? role : Node.list(List.of(role))))
        : role;
  }

  private static boolean holdsPeople(Node part) {
    return Stream.of("users", "members", "guests", "groups").anyMatch(part::has);
  }
}
