package org.runportal.tallyfy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.runportal.run.Detail;
import org.runportal.run.FormattedText;
import org.runportal.run.Included;
import org.runportal.run.NextTask;
import org.runportal.run.Person;
import org.runportal.run.Task;
import org.runportal.run.TaskStatus;
import org.runportal.run.When;

/** Reads the tasks of a run. */
final class TaskReader {
  /** By place in the plan, then by number; tasks without either come last, as they were sent. */
  private static final Comparator<Task> PLAN =
      Comparator.comparing((Task task) -> task.plan().position(), TaskReader::presentFirst)
          .thenComparing(
              task -> Node.number(task.plan().number().orElse("")).wholeNumber(),
              TaskReader::presentFirst);

  private TaskReader() {}

  static Included<Task> tasks(Node include, FieldsByTask fields) {
    return include.isIncluded()
        ? Included.of(
            include.items().stream()
                .filter(TaskReader::saysWhat)
                .map(task -> task(task, fields))
                .sorted(PLAN)
                .toList())
        : Included.absent();
  }

  /** Whether the tasks say who is to do them; where nothing is to be done, nothing is left out. */
  static boolean nameOwners(Node run) {
    List<Node> tasks =
        Stream.of(run.member("tasks"), run.member("next_task"))
            .flatMap(include -> include.items().stream())
            .toList();
    return tasks.isEmpty() || tasks.stream().anyMatch(task -> task.has("owners"));
  }

  static Included<NextTask> nextTasks(Node include, Node tasks) {
    Map<String, Node> byId = byId(tasks);
    return include.isIncluded()
        ? Included.of(
            include.items().stream()
                .filter(TaskReader::saysWhat)
                .map(
                    task ->
                        new NextTask(
                            id(task),
                            title(task, byId),
                            owners(task),
                            WhenReader.read(task.member("deadline"))))
                .toList())
        : Included.absent();
  }

  /** Who has a task, itself or by a role. */
  private static List<Person> owners(Node task) {
    List<Person> owners = PersonReader.owners(task.member("owners"));
    return owners.isEmpty() ? RoleReader.holders(task.member("roles")) : owners;
  }

  /** What is to be done; where it was not sent, in the words of the template or the alias. */
  static Optional<String> title(Node task) {
    return task.wordsOf("title", "original_title")
        .or(() -> DetailReader.alias(task))
        .map(PlainText::onOneLine)
        .filter(title -> !title.isEmpty());
  }

  /** The vendor sends less of the task that is next than of the same task in the list. */
  private static Optional<String> title(Node next, Map<String, Node> tasks) {
    Optional<String> listed = Optional.ofNullable(tasks.get(id(next))).flatMap(TaskReader::title);
    return next.member("title")
        .words()
        .map(PlainText::onOneLine)
        .or(() -> listed)
        .or(() -> title(next));
  }

  /** Tasks by their ids; of several with the same one the first. */
  static Map<String, Node> byId(Node tasks) {
    Map<String, Node> byId = new HashMap<>();
    tasks.items().stream()
        .filter(task -> !id(task).isEmpty())
        .forEach(task -> byId.putIfAbsent(id(task), task));
    return byId;
  }

  private static boolean saysWhat(Node task) {
    return !id(task).isEmpty() || title(task).isPresent();
  }

  private static Task task(Node task, FieldsByTask fields) {
    Optional<When> completed = WhenReader.read(task.member("completed_at"));
    TaskStatus status =
        StatusReader.ofTask(
            task.member("status"), task.member("status_label"), completed.isPresent());
    Optional<String> type = task.member("task_type").words();
    return new Task(
        id(task),
        title(task),
        status,
        new Task.Plan(
            task.member("increment_id").words(),
            task.member("stage_id").words(),
            task.member("position").wholeNumber(),
            type,
            task.member("is_oneoff_task").flag().orElse(false),
            task.member("everyone_must_complete").flag().orElse(false),
            task.member("summary").raw().map(RichText::of).orElse(FormattedText.NONE),
            task.member("step_id").words()),
        owners(task),
        new Task.Times(
            WhenReader.read(task.member("started_at")),
            WhenReader.read(task.member("deadline")),
            completed),
        new Task.Outcome(completer(task), approved(task, type, status), hasProblem(task)),
        FormReader.fields(fields.of(task), new SubmittedAnswers(task.member("taskdata"))),
        CommentReader.comments(task.member("threads")),
        details(task));
  }

  private static List<Detail> details(Node task) {
    // 0 is how the vendor writes that there is no limit
    boolean unlimited = task.member("max_assignable").wholeNumber().orElse(0) == 0;
    return DetailReader.of(ObjectType.TASK, task).stream()
        .filter(detail -> !(unlimited && detail.key().equals("max_assignable")))
        .toList();
  }

  private static String id(Node task) {
    return task.member("id").words().orElse("");
  }

  /** An open approval says false too, so only the outcome of a completed one counts. */
  private static Optional<Boolean> approved(Node task, Optional<String> type, TaskStatus status) {
    boolean decided =
        type.map(StatusReader::key).filter("approval"::equals).isPresent()
            && status.kind() == TaskStatus.Kind.COMPLETED;
    return decided ? task.member("is_approved").flag() : Optional.empty();
  }

  private static Optional<Person> completer(Node task) {
    return PersonReader.member(task.member("completer_id"))
        .or(() -> PersonReader.guest(task.member("completer_guest")))
        .or(() -> PersonReader.guest(task.member("completer_guest_id")));
  }

  private static boolean hasProblem(Node task) {
    return task.member("problem").flag().orElse(false)
        || task.member("threads").items().stream().anyMatch(CommentReader::isOpenProblem);
  }

  private static int presentFirst(OptionalInt one, OptionalInt other) {
    return one.isPresent() && other.isPresent()
        ? Integer.compare(one.getAsInt(), other.getAsInt())
        : Boolean.compare(other.isPresent(), one.isPresent());
  }
}
