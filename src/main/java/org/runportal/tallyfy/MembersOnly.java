package org.runportal.tallyfy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.runportal.tenant.Tenant;

/**
 * Takes out of an answer what the vendor keeps from guests and signed-out viewers. Our token sees
 * it, the visitors of a page that everybody may read must not: custom fields, wherever they stand,
 * and what a run hides from its own public page ({@code publicly_hidden_fields}). Where people sign
 * in, only custom fields go, and only if the tenant hides them.
 */
final class MembersOnly {
  private static final Set<String> COMMENTS = Set.of("threads", "issues");

  private static final Set<String> FORM_FIELDS =
      Set.of("form_fields", "ko_form_fields", "prerun", "taskdata", "captures");

  private static final Set<String> ASSIGNEES =
      Set.of(
          "owners",
          "roles",
          "starter_id",
          "completer_id",
          "completer_guest",
          "completer_guest_id",
          "taskUrls");

  /** Lists of the run itself in which its assignees stand too. */
  private static final Set<String> PARTICIPANTS =
      Set.of("collaborators", "users", "groups", "guests", "members", "permissions");

  private final boolean everybodyReads;
  private final boolean customFieldsHidden;

  private MembersOnly(boolean everybodyReads, boolean customFieldsHidden) {
    this.everybodyReads = everybodyReads;
    this.customFieldsHidden = customFieldsHidden;
  }

  /** By the rules for that tenant's visitors. */
  static MembersOnly of(Tenant tenant) {
    boolean everybodyReads = tenant.access() == Tenant.Access.PUBLIC;
    return new MembersOnly(
        everybodyReads, everybodyReads || tenant.hide().contains(Tenant.CUSTOM_FIELDS));
  }

  /**
   * The run as these visitors may see it.
   *
   * @param run as the vendor sent it
   */
  Node removed(Node run) {
    Set<String> hidden = everybodyReads ? hidden(run.member("publicly_hidden_fields")) : Set.of();
    Set<String> dropped = new HashSet<>();
    if (customFieldsHidden) {
      dropped.add("custom_fields");
    }
    if (hidden.contains("comments")) {
      dropped.addAll(COMMENTS);
    }
    if (hidden.contains("form_fields")) {
      dropped.addAll(FORM_FIELDS);
    }
    Set<String> droppedOfRun = Set.of();
    if (hidden.contains("assignees")) {
      dropped.addAll(ASSIGNEES);
      droppedOfRun = PARTICIPANTS;
    }
    if (dropped.isEmpty() && hidden.isEmpty()) {
      return run;
    }
    Set<String> fields = fields(run, hidden);
    dropped.addAll(fields);
    Predicate<Node> isHidden = hidden.contains("form_fields") ? this::isUpload : part -> false;
    Cleaning cleaning = new Cleaning(dropped, isHidden.or(part -> isAbout(part, fields)));
    Map<String, Node> members = new LinkedHashMap<>();
    for (String name : run.names()) {
      if (!droppedOfRun.contains(name)) {
        cleaning.member(name, run.member(name), members);
      }
    }
    return Node.object(members);
  }

  /** Words for parts of the page, or ids or aliases of form fields. */
  private static Set<String> hidden(Node part) {
    Set<String> hidden = new HashSet<>();
    for (Node item : part.asList()) {
      item.words().map(MembersOnly::key).ifPresent(hidden::add);
      for (String name : item.names()) {
        if (item.member(name).flag().orElse(!item.member(name).isMissing())) {
          hidden.add(key(name));
        }
      }
    }
    return hidden;
  }

  private static boolean isId(String key) {
    return key.length() >= 16 && key.codePoints().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  /** The ids of the form fields that are hidden by id or alias. */
  private static Set<String> fields(Node run, Set<String> hidden) {
    Set<String> fields = new HashSet<>();
    hidden.stream().filter(MembersOnly::isId).forEach(fields::add);
    fieldsBelow(run)
        .filter(field -> isIn(hidden, field.member("id")) || isIn(hidden, field.member("alias")))
        .flatMap(field -> field.member("id").words().stream())
        .map(MembersOnly::key)
        .forEach(fields::add);
    return fields;
  }

  /** All form fields, those of the run itself and those of its tasks. */
  private static Stream<Node> fieldsBelow(Node part) {
    Stream<Node> own =
        Stream.of("form_fields", "ko_form_fields")
            .flatMap(name -> part.member(name).items().stream());
    return Stream.concat(
        own, part.member("tasks").items().stream().flatMap(MembersOnly::fieldsBelow));
  }

  /** A file that answers a form. */
  private boolean isUpload(Node part) {
    return !part.member("uploaded_from").isMissing();
  }

  private static boolean isAbout(Node part, Set<String> hidden) {
    return isIn(hidden, part.member("id"))
        || isIn(hidden, part.member("field_id"))
        || isIn(hidden, part.member("uploaded_from"));
  }

  private static boolean isIn(Set<String> hidden, Node id) {
    Optional<String> words = hidden.isEmpty() ? Optional.empty() : id.words();
    return words.map(MembersOnly::key).filter(hidden::contains).isPresent();
  }

  private static String key(String words) {
    return words.strip().toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Copies an answer without some of its members and items. */
  private record Cleaning(Set<String> members, Predicate<Node> items) {
    Node cleaned(Node part) {
      if (part.isObject()) {
        Map<String, Node> kept = new LinkedHashMap<>();
        part.names().forEach(name -> member(name, part.member(name), kept));
        return Node.object(kept);
      }
      return part.isIncluded()
          ? Node.list(part.items().stream().filter(items.negate()).map(this::cleaned).toList())
          : part;
    }

    void member(String name, Node part, Map<String, Node> kept) {
      if (!members.contains(key(name)) && !(part.isObject() && items.test(part))) {
        kept.put(name, cleaned(part));
      }
    }
  }
}
