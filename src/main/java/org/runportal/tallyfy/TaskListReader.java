package org.runportal.tallyfy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.runportal.run.Identity;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.RunState;
import org.runportal.run.Task;
import org.runportal.run.TaskList;
import org.runportal.run.TaskStatus;
import org.runportal.tenant.Tenant;

/**
 * Reads the rows of "List organization tasks". A row is read as a run with this one task, by the
 * same rules for what only some may see; then the question is applied to it again. A task without a
 * run leads nowhere and is none.
 */
final class TaskListReader {
  private final ListedRuns listed;
  private final MembersOnly membersOnly;
  private final Identity who;

  /**
   * @param who whose tasks were asked for
   */
  TaskListReader(Tenant tenant, Identity who) {
    this.listed = new ListedRuns(tenant.listing());
    this.membersOnly = MembersOnly.of(tenant);
    this.who = who;
  }

  /** The tasks of a page that may be listed and wait for whoever asks. */
  List<TaskList.Entry> tasks(Node page) {
    return page.items().stream().flatMap(item -> task(item).stream()).toList();
  }

  private Optional<TaskList.Entry> task(Node item) {
    Node run = item.member("run").single();
    Optional<RunId> id = item.member("run_id").words().flatMap(RunId::parse);
    Optional<RunId> other = run.member("id").words().flatMap(RunId::parse);
    boolean certain = id.isPresent() && (other.isEmpty() || other.equals(id));
    if (!certain || !listed.has(run) || isArchived(item) || isArchived(run)) {
      return Optional.empty();
    }
    Node whole = asRun(item, run, id.get());
    return RunReader.read(whole, id.get(), membersOnly)
        .flatMap(read -> waiting(read).map(task -> entry(read, whole, task)));
  }

  private static TaskList.Entry entry(Run run, Node whole, Task task) {
    return TaskList.Entry.of(RunListReader.row(run, whole), task);
  }

  private Optional<Task> waiting(Run run) {
    return run.plan().tasks().items().stream()
        .filter(RunState::open)
        .filter(task -> task.status().kind() != TaskStatus.Kind.NOT_STARTED)
        .filter(task -> who.isAmong(task.owners()))
        .findFirst();
  }

  private static boolean isArchived(Node part) {
    return part.member("archived_at").words().isPresent();
  }

  private static Node asRun(Node task, Node run, RunId id) {
    Map<String, Node> members = new LinkedHashMap<>();
    Stream.of("name", "status", "increment_id", "checklist_id", "checklist_title")
        .forEach(name -> members.put(name, run.member(name)));
    Stream.of("started_at", "created_at", "due_date", "last_updated", "progress")
        .forEach(name -> members.put(name, run.member(name)));
    Stream.of("has_open_issue", "tags", "publicly_hidden_fields")
        .forEach(name -> members.put(name, run.member(name)));
    members.values().removeIf(Node::isMissing);
    members.put("id", Node.text(id.value()));
    Map<String, Node> alone = new LinkedHashMap<>();
    task.names().stream()
        .filter(name -> !name.equals("run"))
        .forEach(name -> alone.put(name, task.member(name)));
    members.put("tasks", Node.list(List.of(Node.object(alone))));
    return Node.object(members);
  }
}
