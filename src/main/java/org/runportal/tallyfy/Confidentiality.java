package org.runportal.tallyfy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.runportal.run.ConfidentialTasks;
import org.runportal.run.TaskStatus;
import org.runportal.run.When;

/**
 * Removes confidential tasks ({@code top_secret}) from a response before anything is read from it.
 * The vendor shows them to their assignees and to administrators only; our token may read them, but
 * a visitor may not. Everything related to such a task is removed as well, wherever it is in the
 * response: by the task's id, number, alias or title, or by the id of its step, fields, comments or
 * files. In doubt, data is removed.
 */
final class Confidentiality {
  /** Shorter ids may equal other numbers; they count only where a task or field is expected. */
  private static final int MIN_UNIQUE_LENGTH = 16;

  private static final Set<String> PLAIN_NO = Set.of("false", "no", "off", "n", "f", "null");

  /** Members of a task whose content other parts of the response may refer to. */
  private static final Set<String> CONTENTS =
      Set.of("form_fields", "taskdata", "threads", "assets", "files", "captures", "issues");

  /** Members of that content that are about something else. */
  private static final Set<String> OTHERS =
      Set.of(
          "author",
          "users",
          "members",
          "guests",
          "groups",
          "reactions",
          "subject",
          "options",
          "columns");

  private static final Set<String> MARKS = Set.of("topsecret", "istopsecret");
  private static final int MIN_MARK_LENGTH = 9;
  private static final int MAX_MARK_LENGTH = 13;

  private static final List<String> ASSIGNEES =
      List.of("owners", "roles", "completer_id", "completer_guest", "completer_guest_id");

  /** Lists of people that include those who only work on a task. */
  private static final Set<String> PEOPLE =
      Set.of(
          "collaborators",
          "users",
          "members",
          "guests",
          "groups",
          "permissions",
          "process_read",
          "process_read_group");

  private final Node run;
  private final List<Node> shown = new ArrayList<>();
  private final List<Node> withheld = new ArrayList<>();

  private final Set<String> flagged = new HashSet<>();
  private final Set<String> shownIds = new HashSet<>();
  private final Set<String> taskIds = new HashSet<>();
  private final Set<String> steps = new HashSet<>();
  private final Set<String> contents = new HashSet<>();
  private final Set<String> fieldAliases = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> people = new HashSet<>();

  private final Node cleaned;
  private final ConfidentialTasks tasks;

  /**
   * @param run as the vendor sent it
   */
  Confidentiality(Node run) {
    this.run = run;
    for (String name : run.names()) {
      collectFlagged(run.member(name), name);
    }
    for (Node task : run.member("tasks").items()) {
      (isWithheld(task) ? withheld : shown).add(task);
    }
    shown.forEach(task -> key(task.member("id")).ifPresent(shownIds::add));
    withheld.forEach(this::learn);
    List<Node> unlisted =
        run.member("next_task").items().stream()
            .filter(Confidentiality::isMarked)
            .filter(next -> !pointsAtTask(next))
            .toList();
    unlisted.forEach(this::learn);
    withheld.addAll(unlisted);
    taskIds.addAll(flagged);
    taskIds.removeAll(shownIds);
    this.tasks = counted();
    this.cleaned = taskIds.isEmpty() && withheld.isEmpty() ? run : cleanRun();
  }

  /** The run without confidential data; the same object if there is none. */
  Node cleaned() {
    return cleaned;
  }

  /** The number of tasks that were removed. */
  ConfidentialTasks tasks() {
    return tasks;
  }

  /** Whether an object is marked as confidential: any mark counts that is not clearly a no. */
  static boolean isMarked(Node object) {
    Node mark = mark(object);
    if (mark.isMissing()) {
      return false;
    }
    if (mark.number().isPresent()) {
      return mark.number().getAsDouble() != 0;
    }
    return mark.isFlag()
        ? mark.flag().orElse(true)
        : mark.words().map(w -> !PLAIN_NO.contains(w.toLowerCase(Locale.ROOT))).orElse(true);
  }

  private static Node mark(Node object) {
    Node documented = object.member("top_secret");
    return documented.isMissing()
        ? object.membersNamed(Confidentiality::isMark).findFirst().orElse(Node.ABSENT)
        : documented;
  }

  private static boolean isMark(String name) {
    // called for every member of every response
    return name.length() >= MIN_MARK_LENGTH
        && name.length() <= MAX_MARK_LENGTH
        && MARKS.contains(MemberName.folded(name));
  }

  /** A mark may be anywhere: on a task, on its step, on a task in another list. */
  private void collectFlagged(Node part, String context) {
    if (CONTENTS.contains(context) || context.equals("prerun")) {
      return; // data that people entered does not count as a mark
    }
    if (part.isObject()) {
      if (isMarked(part)) {
        key(part.member("id")).ifPresent(flagged::add);
      }
      part.names().forEach(name -> collectFlagged(part.member(name), inside(context, name)));
    } else {
      part.items().forEach(item -> collectFlagged(item, context));
    }
  }

  private boolean isWithheld(Node task) {
    boolean marked = isMarked(task) || key(task.member("id")).filter(flagged::contains).isPresent();
    boolean step =
        mark(task).isMissing()
            && (isMarked(task.member("step").single())
                || key(task.member("step_id")).filter(flagged::contains).isPresent());
    return marked || step;
  }

  private void learn(Node task) {
    key(task.member("id")).ifPresent(taskIds::add);
    Stream.of(task.member("step_id"), task.member("step").single().member("id"))
        .forEach(step -> key(step).ifPresent(steps::add));
    key(task.member("increment_id")).ifPresent(numbers::add);
    Stream.of("title", "original_title", "alias")
        .forEach(name -> key(task.member(name)).ifPresent(names::add));
    for (String name : task.names()) {
      if (CONTENTS.contains(name)) {
        learnContents(task.member(name), name);
      }
    }
    assignees(task, people);
  }

  private void learnContents(Node part, String context) {
    if (!part.isObject()) {
      part.items().forEach(item -> learnContents(item, context));
      return;
    }
    if (!part.has("text")) { // the id of an option is only its position
      key(part.member("id")).ifPresent(contents::add);
    }
    key(part.member("alias")).ifPresent(fieldAliases::add);
    for (String name : part.names()) {
      boolean byId = context.equals("taskdata") || context.equals("captures");
      if (byId && !name.equals("data")) {
        contents.add(key(name));
        fieldAliases.add(key(name));
      }
      if (!OTHERS.contains(name)) {
        learnContents(part.member(name), name.equals("data") ? context : "");
      }
    }
  }

  private static void assignees(Node task, Set<String> into) {
    ASSIGNEES.forEach(name -> scalars(task.member(name), into));
    for (Node thread : task.member("threads").items()) {
      scalars(thread.member("author_id"), into);
    }
  }

  private static void scalars(Node part, Set<String> into) {
    key(part).ifPresent(into::add);
    if (part.isObject()) {
      part.names().forEach(name -> scalars(part.member(name), into));
    } else {
      part.items().forEach(item -> scalars(item, into));
    }
  }

  private ConfidentialTasks counted() {
    Set<String> seen = new HashSet<>();
    int number = 0;
    int open = 0;
    int done = 0;
    for (Node task : withheld) {
      Optional<String> id = key(task.member("id"));
      if (id.isPresent() && !seen.add(id.get())) {
        continue;
      }
      number++;
      boolean completed = WhenReader.read(task.member("completed_at")).isPresent();
      TaskStatus.Kind kind =
          StatusReader.ofTask(task.member("status"), task.member("status_label"), completed).kind();
      if (kind == TaskStatus.Kind.COMPLETED) {
        done++;
      } else if (kind != TaskStatus.Kind.SKIPPED) {
        open++;
      }
    }
    return new ConfidentialTasks(number, open, done);
  }

  private Node cleanRun() {
    Set<String> known = new HashSet<>();
    shown.forEach(task -> assignees(task, known));
    scalars(run.member("owner_id"), known);
    scalars(run.member("started_by"), known);
    people.removeAll(known);

    Map<String, Node> members = new LinkedHashMap<>();
    for (String name : run.names()) {
      clean(name, run.member(name)).ifPresent(part -> members.put(name, part));
    }
    return Node.object(members);
  }

  private Optional<Node> clean(String name, Node part) {
    return switch (name) {
      // of the whole run
      case "id", "name", "summary", "checklist_title", "prerun", "ko_form_fields" ->
          Optional.of(part);
      case "tasks" ->
          Optional.of(
              part.isIncluded()
                  ? Node.list(shown.stream().map(task -> members(task, name, true)).toList())
                  : part);
      case "next_task" -> nextTask(part);
      // it would reveal when a confidential task is due
      case "max_task_deadline" -> Optional.of(part).filter(this::isOfAShownTask);
      default ->
          mayBeTasks(name, part)
              ? pruned(part, "", "task " + name, false)
              : pruned(part, name, name, false);
    };
  }

  /** An unknown member may list tasks, or name one. */
  private static boolean mayBeTasks(String name, Node part) {
    return ObjectType.RUN.hasDetail(name)
        && (part.isIncluded() || part.isText())
        && !PEOPLE.contains(name)
        && !isOfForm(name)
        && !name.equals("custom_fields");
  }

  /** Empty if the vendor named only confidential tasks: the next one of the others is unknown. */
  private Optional<Node> nextTask(Node part) {
    List<Node> left = part.items().stream().filter(next -> !isConfidential(next)).toList();
    return left.isEmpty() && !part.items().isEmpty()
        ? Optional.empty()
        : Optional.of(part.isIncluded() ? Node.list(left) : part)
            .filter(kept -> key(kept).filter(this::isTask).isEmpty());
  }

  private boolean isConfidential(Node next) {
    return isMarked(next) || (!isShown(next) && pointsAtTask(next));
  }

  private boolean isOfAShownTask(Node deadline) {
    Optional<When> latest = WhenReader.read(deadline);
    return shown.stream().anyMatch(task -> WhenReader.read(task.member("deadline")).equals(latest));
  }

  /**
   * A part without confidential data; empty if all of it is confidential.
   *
   * @param name the member's name; empty for an item of a list
   * @param context the name of the nearest enclosing member that is not a wrapper
   * @param inside whether it belongs to a task that is shown, so that only other tasks matter
   */
  private Optional<Node> pruned(Node part, String name, String context, boolean inside) {
    if (part.isObject()) {
      return isAbout(part, context, inside)
          ? Optional.empty()
          : Optional.of(members(part, context, inside || isShown(part)));
    }
    if (part.isIncluded()) {
      return Optional.of(
          Node.list(
              part.items().stream()
                  .flatMap(item -> pruned(item, "", context, inside).stream())
                  .toList()));
    }
    return Optional.of(part).filter(scalar -> !names(key(scalar), name, context, inside));
  }

  private Node members(Node part, String context, boolean inside) {
    Map<String, Node> kept = new LinkedHashMap<>();
    for (String name : part.names()) {
      // members keyed by the id or the alias of a task or field
      if (!isKeyOf(key(name), context, inside)) {
        pruned(part.member(name), name, inside(context, name), inside)
            .ifPresent(member -> kept.put(name, member));
      }
    }
    return Node.object(kept);
  }

  /** Whether an object is about something confidential. */
  private boolean isAbout(Node part, String context, boolean inside) {
    if (isMarked(part) && !part.anyOf("id", "title", "alias").isMissing()) {
      return true;
    }
    if (isShown(part)) {
      return false;
    }
    if (isTasks(context) && pointsAtTask(part)) {
      return true;
    }
    if (PEOPLE.contains(context)
        && Stream.of("id", "user_id", "group_id", "guest_id", "email")
            .anyMatch(name -> key(part.member(name)).filter(people::contains).isPresent())) {
      return true;
    }
    if (!inside && isOfForm(context) && has(part, "alias", fieldAliases)) {
      return true;
    }
    Node subject = part.member("subject");
    return names(key(subject.member("id")), "id", "subject", inside)
        || part.names().stream()
            .filter(name -> isPointer(name))
            .anyMatch(name -> names(key(part.member(name)), name, context, inside));
  }

  private boolean pointsAtTask(Node part) {
    return Stream.of("id", "task_id").anyMatch(name -> has(part, name, taskIds))
        || has(part, "increment_id", numbers)
        || Stream.of("title", "original_title", "name", "alias")
            .anyMatch(name -> has(part, name, names));
  }

  private static boolean has(Node part, String member, Set<String> keys) {
    return key(part.member(member)).filter(keys::contains).isPresent();
  }

  /** Whether a part is a task that is shown, or names it as its own. */
  private boolean isShown(Node part) {
    return Stream.of("id", "task_id").anyMatch(name -> has(part, name, shownIds));
  }

  /** Members that refer to what an object is about. */
  private static boolean isPointer(String name) {
    return name.startsWith("task")
        || Set.of("id", "step_id", "field_id", "object_id", "subject_id", "uploaded_from")
            .contains(name);
  }

  /** Whether a value names something confidential. */
  private boolean names(Optional<String> value, String name, String context, boolean inside) {
    if (value.isEmpty()) {
      return false;
    }
    String key = value.get();
    boolean task =
        name.equals("task")
            || name.endsWith("_task")
            || name.endsWith("task_id")
            || (isTasks(context) && (name.equals("id") || name.isEmpty()));
    if (taskIds.contains(key) && (task || isUnique(key))) {
      return true;
    }
    if (names.contains(key) && (task || name.startsWith("task_"))) {
      return true;
    }
    if (inside) {
      return false;
    }
    if (PEOPLE.contains(context) && people.contains(key)) {
      return true;
    }
    boolean step = name.equals("step_id");
    boolean field =
        name.equals("field_id")
            || name.equals("uploaded_from")
            || (name.equals("id") && (isOfForm(context) || context.equals("assets")));
    return (steps.contains(key) && (step || isUnique(key)))
        || (contents.contains(key) && (field || isUnique(key)));
  }

  private boolean isKeyOf(String key, String context, boolean inside) {
    boolean task =
        taskIds.contains(key) && (isUnique(key) || isTasks(context))
            || (names.contains(key) && isTasks(context));
    boolean field =
        !inside
            && ((contents.contains(key) && (isUnique(key) || isOfForm(context)))
                || (fieldAliases.contains(key) && isOfForm(context)));
    return task || field;
  }

  private boolean isTask(String key) {
    return taskIds.contains(key) || names.contains(key);
  }

  private static boolean isTasks(String context) {
    return context.contains("task") && !context.equals("taskdata");
  }

  private static boolean isOfForm(String context) {
    return context.startsWith("form_fields") || context.equals("captures");
  }

  private static boolean isUnique(String key) {
    return key.length() >= MIN_UNIQUE_LENGTH;
  }

  private static String inside(String context, String name) {
    return name.equals("data") || Node.isPlace(name) ? context : name;
  }

  private static Optional<String> key(Node part) {
    return part.words().map(Confidentiality::key).filter(words -> !words.equals("0"));
  }

  private static String key(String words) {
    return PlainText.onOneLine(words).toLowerCase(Locale.ROOT);
  }
}
