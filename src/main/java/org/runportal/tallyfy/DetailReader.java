package org.runportal.tallyfy;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.runportal.run.Detail;
import org.runportal.run.FormAnswer;
import org.runportal.run.Person;
import org.runportal.run.When;

/**
 * Reads the members that no other reader reads, so that no data of the vendor is lost: by name if
 * the name is known, otherwise by the shape of the value. Ids are never shown; the number and
 * length of the resulting texts are limited.
 */
final class DetailReader {
  private static final int MAX_DETAILS = 60;
  private static final int MAX_DEPTH = 4;
  private static final int MAX_NAME_LENGTH = 80;

  /** Members that hold ids of people. */
  private static final Set<String> MEMBERS =
      Set.of(
          "users",
          "members",
          "collaborators",
          "created_by",
          "owner_id",
          "last_updated_by",
          "prerun_completed_by",
          "prerun_submitted_by",
          "starter_id",
          "sent_to",
          "user_id",
          "process_read",
          "starredByUsers");

  /** Members that hold ids of groups. */
  private static final Set<String> GROUPS = Set.of("groups", "process_read_group");

  /** Members that are booleans, however they are written. */
  private static final Set<String> FLAGS =
      Set.of(
          "assign_someone_else",
          "due_date_passed",
          "due_soon",
          "can_add_oot",
          "can_complete_only_assignees",
          "prevent_guest_comment",
          "allow_guest_owners",
          "is_soft_start_date",
          "send_chromeless",
          "has_deadline_dependent_child_tasks",
          "required",
          "default_value_enabled",
          "auto_generated",
          "system",
          "uploaded_to_s3",
          "is_system_watch",
          "watching",
          "starred",
          "is_public",
          "is_public_kickoff",
          "is_featured",
          "is_pinned",
          "is_published_state",
          "dual_version_enabled",
          "auto_naming",
          "allow_launcher_change_name",
          "folderize_process",
          "tag_process",
          "folder_changeable_by_launcher",
          "comments",
          "form_fields",
          "assignees");

  /** Members with formatted text. */
  private static final Set<String> RICH =
      Set.of("summary", "guidance", "kickoff_description", "original_summary");

  private static final Pattern LONG_ID = Pattern.compile("[0-9a-fA-F -]{24,}");
  private static final Pattern MANY_SPACES = Pattern.compile(" {2,}");
  private static final Pattern ONE_WORD = Pattern.compile("\\S{1,100}");

  private DetailReader() {}

  /** The details of an object, in the order of the response. */
  static List<Detail> of(ObjectType type, Node part) {
    return part.names().stream()
        .filter(type::hasDetail)
        .map(name -> detail(name, name, part.member(name), 1))
        .flatMap(Optional::stream)
        .limit(MAX_DETAILS)
        .toList();
  }

  /** The members of an object except some, with its name as a prefix of their keys. */
  static List<Detail> besides(String name, Node part, String... known) {
    Set<String> left = Set.of(known);
    return part.names().stream()
        .filter(member -> !left.contains(member))
        .map(member -> detail(name + "." + member, member, part.member(member), 2))
        .flatMap(Optional::stream)
        .limit(MAX_DETAILS)
        .toList();
  }

  /** One detail under a given key. */
  static Optional<Detail> detail(String key, Node value) {
    return detail(key, key, value, 1);
  }

  private static Optional<Detail> detail(String key, String name, Node part, int depth) {
    FormAnswer value = value(key, name, part, depth);
    return value instanceof FormAnswer.None
        ? Optional.empty()
        : Optional.of(new Detail(key, label(name), value));
  }

  private static FormAnswer value(String key, String name, Node part, int depth) {
    if (part.isMissing()) {
      return new FormAnswer.None();
    }
    if (MEMBERS.contains(name)) {
      return people(PersonReader.owners(listed(part)));
    }
    if (GROUPS.contains(name)) {
      return people(
          part.asList().stream().flatMap(group -> PersonReader.group(group).stream()).toList());
    }
    if (FLAGS.contains(name) && part.flag().isPresent()) {
      return new FormAnswer.Flag(part.flag().get());
    }
    if (RICH.contains(name) && part.isText()) {
      return ValueReader.rich(part.raw().orElse(""));
    }
    return name.equals("roles") ? roles(key, name, part, depth) : byShape(key, name, part, depth);
  }

  /** The people of each role in a task. */
  private static FormAnswer roles(String key, String name, Node part, int depth) {
    List<Node> filled =
        RoleReader.all(part).stream().filter(role -> !RoleReader.people(role).isEmpty()).toList();
    if (filled.isEmpty()) {
      return byShape(key, name, part, depth);
    }
    if (filled.stream().anyMatch(role -> RoleReader.title(role).isPresent())) {
      return details(
          filled.stream()
              .map(
                  role ->
                      new Detail(
                          key + ".",
                          label(RoleReader.title(role).orElse("")),
                          people(RoleReader.people(role)))));
    }
    return people(
        filled.stream().flatMap(role -> RoleReader.people(role).stream()).distinct().toList());
  }

  private static Node listed(Node part) {
    return part.isIncluded() ? part : Node.list(List.of(part));
  }

  private static FormAnswer people(List<Person> people) {
    return people.isEmpty() ? new FormAnswer.None() : new FormAnswer.Picked(people);
  }

  private static FormAnswer byShape(String key, String name, Node part, int depth) {
    if (!part.isIncluded()) {
      return plain(name, part);
    }
    if (depth > MAX_DEPTH) {
      return new FormAnswer.None();
    }
    Node data = part.member("data").isIncluded() ? part.member("data") : part;
    if (data.isObject()) {
      return object(key, data, depth);
    }
    List<Node> items = data.items();
    if (items.stream().anyMatch(DetailReader::isLabelled)) {
      return details(
          items.stream().map(item -> labelled(key, item, depth + 1)).flatMap(Optional::stream));
    }
    if (items.stream().anyMatch(item -> item.isIncluded() && ValueReader.chosen(item).isEmpty())) {
      return details(
          items.stream()
              .flatMap(
                  item -> item.names().stream().map(member -> unnamed(key, item, member, depth)))
              .flatMap(Optional::stream));
    }
    List<String> words =
        items.stream()
            .filter(item -> !isId(name, item))
            .flatMap(item -> ValueReader.chosen(item).stream())
            .limit(MAX_DETAILS)
            .toList();
    if (words.isEmpty()) {
      return items.stream().anyMatch(item -> isId(name, item))
          ? new FormAnswer.Id()
          : new FormAnswer.None();
    }
    return new FormAnswer.Items(words);
  }

  private static Optional<Detail> unnamed(String key, Node item, String member, int depth) {
    return isMachines(member)
        ? Optional.empty()
        : detail(key + "." + member, member, item.member(member), depth + 1);
  }

  /** An object: one label with its value, or several members. */
  private static FormAnswer object(String key, Node part, int depth) {
    if (isLabelled(part)) {
      return details(labelled(key, part, depth + 1).stream());
    }
    if (Stream.of("users", "guests", "groups").anyMatch(part::has) && !part.has("process_read")) {
      return people(PersonReader.owners(part));
    }
    return details(
        part.names().stream()
            .map(member -> unnamed(key, part, member, depth))
            .flatMap(Optional::stream));
  }

  /** Whether an object is a custom field: a label, a type and a value. */
  private static boolean isLabelled(Node part) {
    return part.wordsOf("label", "name", "title").isPresent()
        && (part.has("value") || part.has("field_value"));
  }

  private static Optional<Detail> labelled(String key, Node item, int depth) {
    if (!isLabelled(item)) {
      return detail(key, "", item, depth);
    }
    Node units = item.member("units");
    FormAnswer value =
        units.words().isPresent() && item.member("value").words().isPresent()
            ? new FormAnswer.Words(item.member("value").words().get() + " " + units.words().get())
            : ValueReader.answer(item, item.anyOf("field_value", "value"));
    String label = item.wordsOf("label", "name", "title").orElse("");
    return value instanceof FormAnswer.None
        ? Optional.empty()
        : Optional.of(new Detail(key + ".", label(label), value));
  }

  private static FormAnswer details(Stream<Detail> details) {
    List<Detail> all = details.limit(MAX_DETAILS).toList();
    return all.isEmpty() ? new FormAnswer.None() : new FormAnswer.Details(all);
  }

  private static FormAnswer plain(String name, Node part) {
    if (isId(name, part)) {
      return new FormAnswer.Id();
    }
    Optional<When> when = WhenReader.read(part).filter(time -> !(time instanceof When.Words));
    return when.<FormAnswer>map(FormAnswer.Date::new).orElseGet(() -> ValueReader.byShape(part));
  }

  private static boolean isId(String name, Node part) {
    boolean named =
        !name.equals("increment_id")
            && (name.equals("id") || name.endsWith("_id") || name.endsWith("_ids"));
    return part.words()
        .filter(
            words ->
                (named && ONE_WORD.matcher(words).matches()) || LONG_ID.matcher(words).matches())
        .isPresent();
  }

  /** Ids and machine names inside of objects mean nothing to people. */
  private static boolean isMachines(String member) {
    return member.equals("id")
        || member.equals("alias")
        || member.equals("slug")
        || member.equals("profile_pic");
  }

  /**
   * The alias of an object as a label; most end with the number of the object, which is left out.
   */
  static Optional<String> alias(Node object) {
    Optional<String> number = object.member("increment_id").words().map(digits -> "-" + digits);
    return object
        .member("alias")
        .words()
        .map(
            alias ->
                number
                    .filter(end -> alias.endsWith(end) && alias.length() > end.length())
                    .map(end -> alias.substring(0, alias.length() - end.length()))
                    .orElse(alias))
        .map(DetailReader::label);
  }

  /** The label for a member of the response: {@code brand_new_key} becomes "Brand new key". */
  static String label(String name) {
    String words = PlainText.of(spaced(name)).orElse("");
    if (words.isEmpty() || LONG_ID.matcher(words).matches()) {
      return "";
    }
    int end =
        words.offsetByCodePoints(
            0, Math.min(MAX_NAME_LENGTH, words.codePointCount(0, words.length())));
    String cut = end < words.length() ? words.substring(0, end).strip() + "…" : words;
    int first = cut.codePointAt(0);
    String lower =
        cut.equals(cut.toLowerCase(Locale.ROOT))
            ? new StringBuilder().appendCodePoint(Character.toTitleCase(first)).toString()
                + cut.substring(Character.charCount(first))
            : cut;
    return lower;
  }

  /** Splits a name into words: {@code brandNew_key-word} has four. */
  private static String spaced(String name) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      char before = i == 0 ? ' ' : name.charAt(i - 1);
      char after = i + 1 == name.length() ? ' ' : name.charAt(i + 1);
      boolean hyphen = letter == '-' && isOfWord(before) && isOfWord(after);
      if (letter == '_' || hyphen || Character.isWhitespace(letter)) {
        words.append(' ');
      } else if (isBetween('a', before, 'z') && isBetween('A', letter, 'Z')) {
        words.append(' ').append(letter);
      } else {
        words.append(letter);
      }
    }
    return MANY_SPACES.matcher(words).replaceAll(" ");
  }

  private static boolean isOfWord(char letter) {
    return letter == '_'
        || isBetween('0', letter, '9')
        || isBetween('a', letter, 'z')
        || isBetween('A', letter, 'Z');
  }

  private static boolean isBetween(char first, char letter, char last) {
    return letter >= first && letter <= last;
  }

  /** Two lists of details as one. */
  static List<Detail> joined(List<Detail> some, List<Detail> more) {
    List<Detail> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
