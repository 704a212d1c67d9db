package org.runportal.tallyfy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
  /** Names are {@linkplain MemberName#folded folded}. */
  private static final Set<String> COMMENTS = Set.of("threads", "thread", "issues");

  private static final Set<String> FORM_FIELDS =
      Set.of("formfields", "koformfields", "prerun", "taskdata", "captures");

  private static final Set<String> ASSIGNEES = Set.of("owners", "roles", "taskurls");

  /** What says of a row whether it counts. */
  private static final Set<String> SWITCHES =
      Set.of("hidden", "ishidden", "value", "enabled", "active");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

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
    if (hidden.isEmpty() && !customFieldsHidden) {
      return run;
    }
    Set<String> fields = fields(run, hidden);
    Set<String> droppedOfRun = hidden.contains("assignees") ? PARTICIPANTS : Set.of();
    Predicate<Node> isHidden = hidden.contains("formfields") ? this::isUpload : part -> false;
    Cleaning cleaning =
        new Cleaning(
            isDropped(hidden).or(fields::contains), isHidden.or(part -> isAbout(part, fields)));
    Map<String, Node> members = new LinkedHashMap<>();
    for (String name : run.names()) {
      if (!droppedOfRun.contains(name)) {
        cleaning.member(name, run.member(name), members);
      }
    }
    return Node.object(members);
  }

  /** Which members are dropped, by their folded names. */
  private Predicate<String> isDropped(Set<String> hidden) {
    Predicate<String> dropped = name -> customFieldsHidden && name.startsWith("customfield");
    if (hidden.contains("comments")) {
      dropped = dropped.or(COMMENTS::contains).or(name -> name.contains("comment"));
    }
    if (hidden.contains("formfields")) {
      dropped = dropped.or(FORM_FIELDS::contains);
    }
    if (hidden.contains("assignees")) {
      dropped =
          dropped
              .or(ASSIGNEES::contains)
              .or(name -> name.contains("assignee"))
              .or(name -> name.startsWith("starter") || name.startsWith("completer"));
    }
    return dropped;
  }

  /**
   * Words for parts of the page, or ids or aliases of form fields: in a text or a list, as names
   * that are switched on, or in rows with a switch each.
   */
  private static Set<String> hidden(Node part) {
    Set<String> hidden = new HashSet<>();
    for (Node item : part.asList()) {
      words(item).forEach(hidden::add);
      boolean switchedOff =
          item.names().stream()
              .anyMatch(name -> isSwitch(name) && !item.member(name).flag().orElse(true));
      for (String name : item.names()) {
        Node value = item.member(name);
        if (value.flag().orElse(!value.isMissing())) {
          hidden.add(MemberName.folded(name));
        }
        if (!switchedOff && value.flag().isEmpty()) {
          words(value).forEach(hidden::add);
        }
      }
    }
    return hidden;
  }

  private static boolean isSwitch(String name) {
    return SWITCHES.contains(MemberName.folded(name));
  }

  /** A text may be a list of words, or JSON that was written as a text. */
  private static Stream<String> words(Node text) {
    return text.words().stream()
        .flatMap(words -> names(words).stream())
        .map(MemberName::folded)
        .filter(word -> !word.isEmpty());
  }

  private static List<String> names(String words) {
    List<String> names = new ArrayList<>();
    Matcher name = NAME.matcher(words);
    while (name.find()) {
      names.add(name.group());
    }
    return names;
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
        .map(MemberName::folded)
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
    return words.map(MemberName::folded).filter(hidden::contains).isPresent();
  }

  /** Copies an answer without some of its members and items. */
  private record Cleaning(Predicate<String> members, Predicate<Node> items) {
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
      if (!members.test(MemberName.folded(name)) && !(part.isObject() && items.test(part))) {
        kept.put(name, cleaned(part));
      }
    }
  }
}
