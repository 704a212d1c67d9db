package org.runportal.tallyfy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.runportal.run.Progress;
import org.runportal.run.RunId;
import org.runportal.run.TaskStatus;

/**
 * The tasks that the answer to "Get process" leaves out, and a run together with the pages of "List
 * process tasks" that bring them. Nothing documents when that happens; it shows where the vendor
 * counts more tasks than it sends.
 */
final class LeftOutTasks {
  private final Node run;
  private final RunId id;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Node> listed = new LinkedHashMap<>();
  private OptionalInt total = OptionalInt.empty();
  private boolean complete;

  /**
   * @param run as the vendor sent it
   * @param id what was asked for
   */
  LeftOutTasks(Node run, RunId id) {
    this.run = run;
    this.id = id;
  }

  /**
   * How many tasks a run leaves out. It may count hidden ones or not; both are usual. Where it
   * does, its list of tasks is asked for each time the run is: only the list tells a task that is
   * hidden from one that is left out, and which are hidden changes while a run goes on.
   *
   * @param run as the vendor sent it
   * @return 0 unless the vendor counts more than it has sent
   */
  static int number(Node run) {
    return Math.max(0, claimed(run) - run.member("tasks").items().size());
  }

  /**
   * The run without what is about tasks that it leaves out: nobody knows which of them are
   * confidential.
   *
   * @param run as the vendor sent it
   */
  static Node withoutTheirs(Node run) {
    List<Node> tasks = run.member("tasks").items();
    Set<String> ids = keys(tasks, "id");
    Set<String> steps = keys(tasks, "step_id");
    Set<String> fields = fields(run, isOneOf("task_id", ids));
    Map<String, Node> members = new LinkedHashMap<>();
    for (String name : run.names()) {
      Node part = run.member(name);
      switch (name) {
        case "next_task" -> {
          List<Node> known = part.items().stream().filter(isOneOf("id", ids)).toList();
          // where none is left, it is not known which is next
          if (!known.isEmpty() || part.items().isEmpty()) {
            members.put(name, part.isIncluded() ? Node.list(known) : part);
          }
        }
        case "form_fields", "tasks_meta" -> members.put(name, only(part, isOneOf("task_id", ids)));
        case "assets" ->
            members.put(
                name, only(part, isOneOf("step_id", steps).and(isOneOf("uploaded_from", fields))));
        default -> members.put(name, part);
      }
    }
    return Node.object(members);
  }

  /** What files may be an answer to: fields of the start form, and those of these tasks. */
  private static Set<String> fields(Node run, Predicate<Node> ofTasks) {
    Set<String> fields = new HashSet<>(run.member("prerun").names());
    fields.add("ko_field");
    fields.addAll(keys(run.member("ko_form_fields").items(), "id"));
    fields.addAll(keys(run.member("form_fields").items().stream().filter(ofTasks).toList(), "id"));
    run.member("tasks")
        .items()
        .forEach(task -> fields.addAll(keys(task.member("form_fields").items(), "id")));
    return fields;
  }

  private static Node only(Node part, Predicate<Node> wanted) {
    return part.isIncluded() ? Node.list(part.items().stream().filter(wanted).toList()) : part;
  }

  private static Set<String> keys(List<Node> parts, String member) {
    return parts.stream()
        .flatMap(part -> part.member(member).words().stream())
        .collect(Collectors.toSet());
  }

  /** Whether a member of a part is one of these, or says nothing. */
  private static Predicate<Node> isOneOf(String member, Set<String> keys) {
    return part -> part.member(member).words().map(keys::contains).orElse(true);
  }

  /** Takes a page, and says whether it is the last one worth asking for. */
  boolean isLast(Node page) {
    boolean news = false;
    for (Node task : page.items()) {
      Optional<String> key = task.member("id").words();
      if (key.isPresent() && seen.add(key.get())) {
        news = true;
        if (isOfRun(task)) {
          listed.put(key.get(), task);
        }
      }
    }
    total = RunListReader.total(page);
    complete =
        total.isPresent()
            ? seen.size() >= total.getAsInt()
            : page.items().size() < Endpoints.MAX_PER_PAGE;
    return complete || !news || number() == 0;
  }

  /** The run with the tasks that have come, each once. */
  Node merged() {
    Map<String, Node> others = new HashMap<>(listed);
    List<Node> tasks = new ArrayList<>();
    for (Node task : run.member("tasks").items()) {
      Optional<Node> other = task.member("id").words().map(others::remove);
      // what only the list marks as confidential is
      tasks.add(other.filter(Confidentiality::isMarked).orElse(task));
    }
    listed.keySet().stream().filter(others::containsKey).map(listed::get).forEach(tasks::add);
    Map<String, Node> members = new LinkedHashMap<>();
    run.names().forEach(name -> members.put(name, run.member(name)));
    members.put("tasks", Node.list(tasks));
    return Node.object(members);
  }

  /** How many are still missing. */
  int number() {
    long counted =
        merged().member("tasks").items().stream().filter(LeftOutTasks::isCounted).count();
    return complete ? 0 : Math.max(0, claimed(run) - (int) counted);
  }

  private boolean isOfRun(Node task) {
    return task.member("run_id").words().map(id.value()::equals).orElse(true);
  }

  private static boolean isCounted(Node task) {
    boolean done = WhenReader.read(task.member("completed_at")).isPresent();
    return StatusReader.ofTask(task.member("status"), task.member("status_label"), done).kind()
        != TaskStatus.Kind.SKIPPED;
  }

  private static int claimed(Node run) {
    OptionalInt counted =
        ProgressReader.read(run.member("progress"))
            .map(Progress::total)
            .orElse(OptionalInt.empty());
    return Math.max(counted.orElse(0), RunListReader.total(run.member("tasks")).orElse(0));
  }
}
