package org.runportal.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Stage;
import org.runportal.run.Task;

/**
 * The tasks of a run by stage. Tasks whose stage is unknown come after the stages, hidden ones
 * last; none is lost. {@linkplain SharedWork Shared work} is a group by itself.
 */
final class TaskGroups {
  /** The key of the tasks in no stage of the run. */
  static final String NO_STAGE = "none";

  /** The key of the hidden tasks. */
  static final String HIDDEN = "hidden";

  private final Run run;
  private final RunIndex index;
  private final Wording words;

  TaskGroups(Run run, Wording words) {
    this.run = run;
    this.index = RunIndex.of(run);
    this.words = words;
  }

  /**
   * The tasks of one stage, in the order of the plan.
   *
   * @param key names it in addresses: the number of the stage, {@link #NO_STAGE}, {@link #HIDDEN},
   *     or "same" and a number for shared work
   * @param title that of the stage or of the shared work; for others what the page calls them, and
   *     empty when the run has no stages
   * @param tally of its tasks, which may be none
   */
  record Group(String key, String title, Tally tally) {
    List<Task> tasks() {
      return tally.tasks();
    }
  }

  /** All groups with all their tasks, including stages without tasks. */
  List<Group> all() {
    return index.groups().stream().map(this::named).toList();
  }

  /** The groups with the selected tasks; groups without any are left out. */
  List<Group> of(Predicate<Task> wanted) {
    return sort(run, index.shared(), wanted).stream()
        .filter(group -> !group.tasks().isEmpty())
        .map(this::named)
        .toList();
  }

  private Group named(Group group) {
    String title =
        switch (group.key()) {
          case NO_STAGE -> run.plan().stages().items().isEmpty() ? "" : words.say("tasks.noStage");
          case HIDDEN -> words.say("tasks.hidden");
          default -> group.title();
        };
    return new Group(group.key(), title, group.tally());
  }

  /** A group whose tasks are not all known yet. */
  private record Heap(String key, String title, List<Task> tasks) {}

  /**
   * The selected tasks of a run in groups, of which those that the page names have no titles yet.
   */
  static List<Group> sort(Run run, SharedWork work, Predicate<Task> wanted) {
    Map<String, Heap> groups = new LinkedHashMap<>();
    Map<String, Heap> byStage = new HashMap<>();
    for (Stage stage : run.plan().stages().items()) {
      Heap group = new Heap(String.valueOf(groups.size() + 1), stage.title(), new ArrayList<>());
      groups.put(group.key(), group);
      byStage.putIfAbsent(stage.id(), group);
    }
    Heap without = new Heap(NO_STAGE, "", new ArrayList<>());
    Map<String, Heap> shared = new LinkedHashMap<>();
    Heap hidden = new Heap(HIDDEN, "", new ArrayList<>());
    for (Task task : run.plan().tasks().items()) {
      if (wanted.test(task)) {
        Heap stage =
            work.includes(task)
                ? shared.computeIfAbsent(
                    task.title().orElseThrow(),
                    title -> new Heap("same" + (shared.size() + 1), title, new ArrayList<>()))
                : task.plan().stage().map(byStage::get).orElse(without);
        (RunState.counts(task) ? stage : hidden).tasks().add(task);
      }
    }
    shared.values().forEach(group -> groups.put(group.key(), group));
    for (Heap group : List.of(without, hidden)) {
      if (!group.tasks().isEmpty()) {
        groups.put(group.key(), group);
      }
    }
    return groups.values().stream()
        .map(group -> new Group(group.key(), group.title(), new Tally(group.tasks())))
        .toList();
  }
}
