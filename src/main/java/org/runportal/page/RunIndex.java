package org.runportal.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.runportal.run.Decisions;
import org.runportal.run.FormField;
import org.runportal.run.HiddenTask;
import org.runportal.run.NextTask;
import org.runportal.run.Person;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Stage;
import org.runportal.run.Task;
import org.runportal.run.TaskStatus;
import org.runportal.run.When;

/**
 * What follows from a run alone, whoever looks at it, in which language, and when: found once for
 * an answer, for all pages drawn from it. So a page costs what it shows, and not what the run has.
 *
 * <p>Immutable, but for what is remembered of the last minute. Kept with the run, see {@link
 * org.runportal.run.Derived}.
 */
final class RunIndex {
  private static final Tally NOTHING = new Tally(List.of());

  private final RunState state;
  private final Decisions decisions;
  private final SharedWork shared;
  private final Tally all;
  private final List<Task> counted;
  private final List<Task> open;
  private final List<Task> done;
  private final List<Task> problems;
  private final Optional<Instant> lastCompleted;
  private final List<HiddenTask> hidden;
  private final List<Person> owners;
  private final Map<Task, Integer> places = new IdentityHashMap<>();
  private final Map<String, Task> ids = new HashMap<>();
  private final Map<String, Task> steps = new HashMap<>();
  private final List<TaskGroups.Group> groups;
  private final Map<String, Tally> stages = new HashMap<>();
  private final Map<String, List<TaskField>> fields = new HashMap<>();
  private final boolean allDone;
  private final boolean over;
  private final List<NextTask> next;
  private final List<Task> also;
  private final Remembered contradictions = new Remembered();
  private final Remembered forecast = new Remembered();
  private final Remembered longest = new Remembered();
  private final Remembered guests = new Remembered();

  /** A field of a task. */
  record TaskField(FormField field, Task task) {}

  private RunIndex(Run run) {
    List<Task> tasks = run.plan().tasks().items();
    this.state = RunState.of(run);
    this.decisions = Decisions.of(run);
    this.shared = new SharedWork(run);
    this.all = new Tally(tasks);
    this.counted = tasks.stream().filter(RunState::counts).toList();
    this.open = tasks.stream().filter(RunState::open).toList();
    this.done = tasks.stream().filter(RunState::done).toList();
    this.problems = open.stream().filter(task -> task.outcome().problem()).toList();
    this.lastCompleted =
        done.stream()
            .flatMap(task -> When.instant(task.times().completed()).stream())
            .max(Comparator.naturalOrder());
    this.hidden = tasks.stream().flatMap(task -> HiddenTask.of(task).stream()).toList();
    Set<Person> everybody = new LinkedHashSet<>();
    for (Task task : tasks) {
      everybody.addAll(task.owners());
      places.putIfAbsent(task, places.size() + 1);
      if (!task.id().isEmpty()) {
        ids.putIfAbsent(task.id(), task);
      }
      task.plan().step().ifPresent(step -> steps.putIfAbsent(step, task));
      if (RunState.counts(task)) {
        for (FormField field : task.fields()) {
          field
              .id()
              .ifPresent(
                  id ->
                      fields
                          .computeIfAbsent(id, any -> new ArrayList<>(1))
                          .add(new TaskField(field, task)));
        }
      }
    }
    this.owners = List.copyOf(everybody);
    this.groups = TaskGroups.sort(run, shared, task -> true);
    Map<String, List<Task>> byStage = new HashMap<>();
    tasks.forEach(
        task ->
            task.plan()
                .stage()
                .ifPresent(
                    stage -> byStage.computeIfAbsent(stage, any -> new ArrayList<>()).add(task)));
    byStage.forEach((stage, inIt) -> stages.put(stage, new Tally(inIt)));
    this.allDone = !done.isEmpty() && open.isEmpty() && !run.plan().mayMissOpenTasks();
    this.over =
        state == RunState.ARCHIVED
            || state == RunState.COMPLETE
            || (state != RunState.PROBLEM && allDone);
    this.next = over ? List.of() : nextTasks(run).stream().map(shared::withEverybody).toList();
    this.also = next.isEmpty() ? List.of() : alsoInProgress();
  }

  /** That of a run. */
  static RunIndex of(Run run) {
    return run.derived().get(RunIndex.class, () -> new RunIndex(run));
  }

  RunState state() {
    return state;
  }

  Decisions decisions() {
    return decisions;
  }

  SharedWork shared() {
    return shared;
  }

  /** All tasks. */
  Tally all() {
    return all;
  }

  /** Those that count. */
  List<Task> counted() {
    return counted;
  }

  List<Task> open() {
    return open;
  }

  List<Task> done() {
    return done;
  }

  /** The open tasks at which a problem was reported. */
  List<Task> problems() {
    return problems;
  }

  /** When the last task was completed. */
  Optional<Instant> lastCompleted() {
    return lastCompleted;
  }

  List<HiddenTask> hidden() {
    return hidden;
  }

  /** Everybody who has a task. */
  List<Person> owners() {
    return owners;
  }

  /** The place of a task in the plan, from 1. */
  int place(Task task) {
    return places.get(task);
  }

  /** The task of that id. */
  Optional<Task> task(String id) {
    return Optional.ofNullable(ids.get(id));
  }

  /** The task of a step of the template. */
  Optional<Task> taskOf(String step) {
    return Optional.ofNullable(steps.get(step));
  }

  /** The fields of that id of all tasks that count. */
  List<TaskField> fields(String id) {
    return fields.getOrDefault(id, List.of());
  }

  /** All tasks in groups, see {@link TaskGroups#sort}. */
  List<TaskGroups.Group> groups() {
    return groups;
  }

  /** The tasks that name a stage, also those that are shown elsewhere. */
  Tally inStage(Stage stage) {
    return stages.getOrDefault(stage.id(), NOTHING);
  }

  /** Whether some tasks are done, and none is left. */
  boolean isAllDone() {
    return allDone;
  }

  /** Whether nothing is left to do, or nothing more will be done. */
  boolean isOver() {
    return over;
  }

  /** What is to be done next; nothing once the run is over. */
  List<NextTask> next() {
    return next;
  }

  /** The other tasks in progress, shared work once, nearest deadline first. */
  List<Task> also() {
    return also;
  }

  /** What contradicts what, as of the time of the answer. */
  List<Contradictions.Found> contradictions(
      Instant asOf, Supplier<List<Contradictions.Found>> search) {
    return contradictions.of(asOf, search);
  }

  /**
   * When the run is likely to end.
   *
   * @param basis what the forecast depends on beside the run
   */
  Outlook.Forecast forecast(Object basis, Supplier<Outlook.Forecast> search) {
    return forecast.of(basis, search);
  }

  /**
   * What takes longest.
   *
   * @param basis what it depends on beside the run
   */
  Outlook.Longest longest(Object basis, Supplier<Outlook.Longest> search) {
    return longest.of(basis, search);
  }

  /** All guests who are named anywhere. */
  List<Person.Guest> guests(Supplier<List<Person.Guest>> search) {
    return guests.of("guests", search);
  }

  /** What was found last, for as long as it is asked for on the same basis. */
  private static final class Remembered {
    private record Found(Object basis, Object result) {}

    private volatile Found last = new Found(new Object(), "");

    @SuppressWarnings("unchecked") // each is asked for one kind of result
    <T> T of(Object basis, Supplier<T> search) {
      Found found = last;
      if (!found.basis().equals(basis)) {
        found = new Found(basis, search.get());
        last = found;
      }
      return (T) found.result();
    }
  }

  /** What the vendor names as next; where it was left out, by the same rule from the tasks. */
  private List<NextTask> nextTasks(Run run) {
    boolean known = run.plan().tasks().present() && run.plan().leftOut() == 0;
    if (run.plan().nextTasks().present() || !known) {
      return run.plan().nextTasks().items();
    }
    return open.stream()
        .min(Comparator.comparing(RunIndex::deadlineOrLast))
        .map(t -> new NextTask(t.id(), t.title(), t.owners(), t.times().deadline()))
        .stream()
        .toList();
  }

  private static Instant deadlineOrLast(Task task) {
    return When.instant(task.times().deadline()).orElse(Instant.MAX);
  }

  private List<Task> alsoInProgress() {
    List<Task> listed = next.stream().flatMap(n -> task(n.id()).stream()).toList();
    Map<Object, Task> each = new LinkedHashMap<>();
    open.stream()
        .filter(task -> task.status().kind() == TaskStatus.Kind.IN_PROGRESS)
        .filter(task -> listed.stream().noneMatch(n -> isSameWork(n, task)))
        .sorted(Comparator.comparing(RunIndex::deadlineOrLast))
        .forEach(task -> each.putIfAbsent(shared.includes(task) ? task.title() : task, task));
    return List.copyOf(each.values());
  }

  private boolean isSameWork(Task next, Task task) {
    return next == task || (shared.includes(task) && next.title().equals(task.title()));
  }
}
