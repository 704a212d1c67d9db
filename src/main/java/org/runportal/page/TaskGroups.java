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
  private final Wording words;
  private final SharedWork work;
  private List<Group> all;

  TaskGroups(Run run, Wording words) {
    this.run = run;
    this.words = words;
    this.work = new SharedWork(run);
  }

  /**
   * The tasks of one stage, in the order of the plan.
   *
   * @param key names it in addresses: the number of the stage, {@link #NO_STAGE}, {@link #HIDDEN},
   *     or "same" and a number for shared work
   * @param title shown to people; empty when the run has no stages
   * @param tasks may be empty
   */
  record Group(String key, String title, List<Task> tasks) {}

  /** All groups with all their tasks, including stages without tasks. */
  List<Group> all() {
    if (all == null) {
      all = groups(task -> true).values().stream().toList();
    }
    return all;
  }

  /** The groups with the selected tasks; groups without any are left out. */
  List<Group> of(Predicate<Task> wanted) {
    return groups(wanted).values().stream().filter(group -> !group.tasks().isEmpty()).toList();
  }

  private Map<String, Group> groups(Predicate<Task> wanted) {
    Map<String, Group> groups = new LinkedHashMap<>();
    Map<String, Group> byStage = new HashMap<>();
    for (Stage stage : run.plan().stages().items()) {
      Group group = new Group(String.valueOf(groups.size() + 1), stage.title(), new ArrayList<>());
      groups.put(group.key(), group);
      byStage.putIfAbsent(stage.id(), group);
    }
    String rest = run.plan().stages().items().isEmpty() ? "" : words.say("tasks.noStage");
    Group without = new Group(NO_STAGE, rest, new ArrayList<>());
    Map<String, Group> shared = new LinkedHashMap<>();
    Group hidden = new Group(HIDDEN, words.say("tasks.hidden"), new ArrayList<>());
    for (Task task : run.plan().tasks().items()) {
      if (wanted.test(task)) {
        Group stage =
            work.includes(task)
                ? shared.computeIfAbsent(
                    task.title().orElseThrow(),
                    title -> new Group("same" + (shared.size() + 1), title, new ArrayList<>()))
                : task.plan().stage().map(byStage::get).orElse(without);
        (RunState.counts(task) ? stage : hidden).tasks().add(task);
      }
    }
    shared.values().forEach(group -> groups.put(group.key(), group));
    for (Group group : List.of(without, hidden)) {
      if (!group.tasks().isEmpty()) {
        groups.put(group.key(), group);
      }
    }
    return groups;
  }
}
