package org.runportal.tallyfy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A part of the vendor's answer, whatever it turns out to be. Asking a part for something it is not
 * gives nothing, never an exception: so an odd field cannot cost its siblings.
 */
final class Node {
  private enum Kind {
    ABSENT,
    NULL,
    BOOLEAN,
    NUMBER,
    TEXT,
    LIST,
    OBJECT
  }

  /** What a member that was not in the answer looks like. */
  static final Node ABSENT = new Node(Kind.ABSENT, "", List.of(), Map.of());

  /** The JSON word {@code null}. */
  static final Node NULL = new Node(Kind.NULL, "", List.of(), Map.of());

  /** About what an object of ours takes, and its place in what holds it. */
  private static final int OVERHEAD = 64;

  private static final int MAX_DIGITS = 9;

  private final Kind kind;
  private final String text;
  private final List<Node> items;
  private final Map<String, Node> members;

  private Node(Kind kind, String text, List<Node> items, Map<String, Node> members) {
    this.kind = kind;
    this.text = text;
    this.items = items;
    this.members = members;
  }

  static Node text(String text) {
    return new Node(Kind.TEXT, text, List.of(), Map.of());
  }

  /**
   * @param written the number as it was written
   */
  static Node number(String written) {
    return new Node(Kind.NUMBER, written, List.of(), Map.of());
  }

  static Node bool(boolean value) {
    return new Node(Kind.BOOLEAN, value ? "true" : "false", List.of(), Map.of());
  }

  static Node list(List<Node> items) {
    return new Node(Kind.LIST, "", List.copyOf(items), Map.of());
  }

  /**
   * @param members kept, in their order; the caller hands it over
   */
  static Node object(Map<String, Node> members) {
    return new Node(Kind.OBJECT, "", List.of(), members);
  }

  boolean isObject() {
    return kind == Kind.OBJECT;
  }

  boolean isText() {
    return kind == Kind.TEXT;
  }

  /** Whether this is JSON's own yes or no. */
  boolean isFlag() {
    return kind == Kind.BOOLEAN;
  }

  /** The member of that name; {@link #ABSENT} when this is no object or has none. */
  Node member(String name) {
    return members.getOrDefault(name, ABSENT);
  }

  /** Whether this is an object with a member of that name. */
  boolean has(String name) {
    return members.containsKey(name);
  }

  /** The names of the members of an object, in their order. */
  List<String> names() {
    return List.copyOf(members.keySet());
  }

  /** The members whose names are of a kind. */
  Stream<Node> membersNamed(Predicate<String> kind) {
    return members.entrySet().stream()
        .filter(member -> kind.test(member.getKey()))
        .map(Map.Entry::getValue);
  }

  /** The words of the first of these members that has any. */
  Optional<String> wordsOf(String... names) {
    return Stream.of(names).map(this::member).flatMap(part -> part.words().stream()).findFirst();
  }

  /** The first of these members that says something. */
  Node anyOf(String... names) {
    return Stream.of(names)
        .map(this::member)
        .filter(part -> !part.isMissing())
        .findFirst()
        .orElse(ABSENT);
  }

  /** Whether there is no value: absent, null, blank or empty. */
  boolean isMissing() {
    return switch (kind) {
      case ABSENT, NULL -> true;
      case TEXT -> text.isBlank();
      case LIST -> items.isEmpty();
      case OBJECT -> members.isEmpty();
      case BOOLEAN, NUMBER -> false;
    };
  }

  /** About how many bytes this takes in memory. */
  long bytes() {
    long own = OVERHEAD + 2L * text.length();
    long ofItems = items.stream().mapToLong(Node::bytes).sum();
    long ofMembers =
        members.entrySet().stream()
            .mapToLong(
                member -> OVERHEAD + 2L * member.getKey().length() + member.getValue().bytes())
            .sum();
    return own + ofItems + ofMembers;
  }

  /** The words of a text, or a number as written; see {@link PlainText} for what is cleaned. */
  Optional<String> words() {
    return kind == Kind.TEXT || kind == Kind.NUMBER ? PlainText.of(text) : Optional.empty();
  }

  /** A text as it came, for {@link RichText}; a number as written. */
  Optional<String> raw() {
    return kind == Kind.TEXT || kind == Kind.NUMBER ? Optional.of(text) : Optional.empty();
  }

  /** Yes or no: a boolean, 0 or 1, or a word for either. */
  Optional<Boolean> flag() {
    if (kind != Kind.BOOLEAN && kind != Kind.NUMBER && kind != Kind.TEXT) {
      return Optional.empty();
    }
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes" -> Optional.of(true);
      case "false", "0", "no" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** A finite number, also one written as a text. */
  OptionalDouble number() {
    // longer ones are no counts, and reading them may take very long
    if ((kind != Kind.NUMBER && kind != Kind.TEXT) || text.isBlank() || text.length() > 40) {
      return OptionalDouble.empty();
    }
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** A number without fraction; others lose theirs, and those out of reach are none. */
  OptionalInt wholeNumber() {
    OptionalDouble number = number();
    return number.isPresent() && Math.abs(number.getAsDouble()) <= Integer.MAX_VALUE
        ? OptionalInt.of((int) number.getAsDouble())
        : OptionalInt.empty();
  }

  /** Whether an include came at all: a list or an object, be they empty. */
  boolean isIncluded() {
    return kind == Kind.LIST || kind == Kind.OBJECT;
  }

  /**
   * The items of a list or include, in any of its dresses: {@code {"data":[…]}}, {@code
   * {"data":{…}}}, a bare list, a bare object for the one item, and a list whose gaps made PHP
   * write it as an object with numbers for names.
   */
  List<Node> items() {
    Node data = member("data");
    Node inner = data.isIncluded() ? data : this;
    if (inner.kind != Kind.OBJECT) {
      return inner.items;
    }
    if (inner.members.isEmpty() || (inner == this && !data.isAbsent())) {
      return List.of();
    }
    boolean numbered = inner.members.keySet().stream().allMatch(Node::isPlace);
    return numbered ? new ArrayList<>(inner.members.values()) : List.of(inner);
  }

  /** Whether a name is a place in a list that PHP wrote as an object. */
  static boolean isPlace(String name) {
    if (name.isEmpty() || name.length() > MAX_DIGITS) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < '0' || name.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** The items of a list or include; of anything else, the thing itself unless it is nothing. */
  List<Node> asList() {
    return isIncluded() ? items() : isMissing() ? List.of() : List.of(this);
  }

  private boolean isAbsent() {
    return kind == Kind.ABSENT;
  }

  /** The one object of a wrapped or bare include; {@link #ABSENT} when there is none. */
  Node single() {
    return items().stream().filter(Node::isObject).findFirst().orElse(ABSENT);
  }
}
