package org.runportal.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.runportal.page.RunView.Group;
import org.runportal.page.RunView.Option;
import org.runportal.page.RunView.Pager;
import org.runportal.page.RunView.TaskFilterForm;
import org.runportal.page.RunView.TaskLine;
import org.runportal.page.RunView.Tasks;
import org.runportal.page.RunView.Way;
import org.runportal.page.TaskQuery.Show;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Task;
import org.runportal.web.Literal;

/**
 * The tasks of a run as one page shows them. Up to {@value #WHOLE} tasks are all there; of more,
 * only one stage is open, {@value #PAGE} tasks at a time, and the others are links: a page stays
 * light however long the run.
 */
final class TaskList {
  private static final int WHOLE = 100;
  private static final int PAGE = 50;

  /** Fewer tasks are seen at a glance, without ways to narrow them down. */
  private static final int AT_A_GLANCE = 12;

  private final Run run;
  private final TaskQuery query;
  private final TaskFilter filter;
  private final TaskLines lines;
  private final Wording words;
  private final TaskGroups groups;
  private final RunIndex index;

  TaskList(Run run, TaskQuery query, TaskFilter filter, TaskLines lines, Wording words) {
    this.run = run;
    this.query = query;
    this.filter = filter;
    this.lines = lines;
    this.words = words;
    this.groups = new TaskGroups(run, words);
    this.index = RunIndex.of(run);
  }

  /** The whole section. */
  Tasks tasks() {
    if (run.plan().tasks().items().isEmpty()) {
      String none = words.say(run.plan().tasks().present() ? "tasks.none" : "tasks.absent");
      // the stages are still there, without a count of what nobody knows
      List<Group> stages =
          groups.all().stream()
              .map(
                  stage -> new Group(stage.title(), "", Literal.NONE, false, List.of(), Pager.NONE))
              .toList();
      String unlisted = words.unlisted(run);
      return new Tasks(
          unlisted,
          unlisted.isEmpty() ? none : "",
          List.of(),
          TaskFilterForm.NONE,
          "",
          Literal.NONE,
          stages);
    }
    List<TaskGroups.Group> wanted = query.narrows() ? groups.of(filter) : groups.all();
    int found = wanted.stream().mapToInt(group -> group.tasks().size()).sum();
    return new Tasks(
        words.unlisted(run),
        "",
        ways(),
        form(),
        query.narrows() ? words.say("tasks.found", "count", found, "total", size()) : "",
        query.narrows() ? TaskQuery.ANY.address() : Literal.NONE,
        drawn(wanted, found));
  }

  private int size() {
    return run.plan().tasks().items().size();
  }

  private List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    if (size() <= AT_A_GLANCE && !query.narrows()) {
      return ways;
    }
    Map<Show, Integer> counts = filter.counts();
    for (Show kind : Show.values()) {
      int count = counts.getOrDefault(kind, 0);
      if (kind == Show.ALL || count > 0 || query.show() == kind) {
        boolean current = query.show() == kind && query.task().isEmpty();
        ways.add(
            new Way(
                words.say("tasks.show." + kind, "count", count),
                query.showing(kind).address(),
                current));
      }
    }
    return ways;
  }

  private TaskFilterForm form() {
    if (size() <= AT_A_GLANCE && !query.narrows()) {
      return TaskFilterForm.NONE;
    }
    TreeSet<String> everybody = new TreeSet<>(words.people().order());
    everybody.addAll(words.people().named(index.owners()));
    if (!query.person().isEmpty()) {
      // a part of a name, from an address written by hand, stays chosen
      everybody.add(query.person());
    }
    List<Option> people =
        everybody.stream()
            .map(name -> new Option(new Literal(name), name, name.equals(query.person())))
            .toList();
    List<Option> stages =
        run.plan().stages().items().isEmpty()
            ? List.of()
            : groups.all().stream()
                .map(
                    g -> new Option(new Literal(g.key()), g.title(), g.key().equals(query.stage())))
                .toList();
    return new TaskFilterForm(
        true,
        !query.person().isEmpty() || !query.text().isEmpty(),
        query.show() == Show.ALL ? Literal.NONE : new Literal(query.show().word()),
        new Literal(query.text()),
        people,
        stages);
  }

  private List<Group> drawn(List<TaskGroups.Group> wanted, int found) {
    boolean named = wanted.stream().anyMatch(group -> group.key().equals(query.stage()));
    boolean whole = found <= WHOLE && !named;
    String opened = named ? query.stage() : whole ? "" : busy(wanted).key();
    return wanted.stream()
        .map(group -> whole ? whole(group) : group.key().equals(opened) ? page(group) : link(group))
        .toList();
  }

  /** Where the work is: at what is late or has a problem, else at what is in progress. */
  private TaskGroups.Group busy(List<TaskGroups.Group> wanted) {
    return wanted.stream().min(Comparator.comparing(group -> wanted(group).rank())).orElseThrow();
  }

  private Group whole(TaskGroups.Group group) {
    return new Group(
        group.title(),
        count(group),
        Literal.NONE,
        isFolded(group),
        lines(group.tasks()),
        Pager.NONE);
  }

  /** A stage at which nothing is left to do, in a run where something is, is one line. */
  private boolean isFolded(TaskGroups.Group group) {
    return !query.narrows()
        && !group.title().isEmpty()
        && !group.tasks().isEmpty()
        && !group.tally().hasOpen()
        && !group.tally().hasRefused();
  }

  private Group link(TaskGroups.Group group) {
    String title = group.title().isEmpty() ? words.say("tasks.title") : group.title();
    Literal address = query.inStage(group.key()).address();
    return new Group(title, count(group), address, false, List.of(), Pager.NONE);
  }

  private Group page(TaskGroups.Group group) {
    List<Task> tasks = group.tasks();
    int pages = Math.max(1, (tasks.size() + PAGE - 1) / PAGE);
    int page = Math.min(pages, query.page().orElseGet(() -> wanted(group).place() / PAGE + 1));
    int from = (page - 1) * PAGE;
    int to = Math.min(tasks.size(), from + PAGE);
    return new Group(
        group.title(),
        count(group),
        Literal.NONE,
        false,
        lines(tasks.subList(from, to)),
        pager(group, page, pages));
  }

  private Tally.Wanted wanted(TaskGroups.Group group) {
    return group.tally().wanted(index.state() == RunState.ARCHIVED, words.moments());
  }

  private Pager pager(TaskGroups.Group group, int page, int pages) {
    if (pages == 1) {
      return Pager.NONE;
    }
    int from = (page - 1) * PAGE + 1;
    int to = Math.min(group.tasks().size(), page * PAGE);
    return new Pager(
        words.say(
            "tasks.page",
            "from",
            from,
            "to",
            to,
            "total",
            group.tasks().size(),
            "stage",
            group.title().isEmpty() ? words.say("tasks.title") : group.title()),
        words.say("tasks.place", "from", from, "to", to, "total", group.tasks().size()),
        words.say("tasks.previous"),
        page > 1 ? query.onPage(group.key(), page - 1).address() : Literal.NONE,
        page < pages ? query.onPage(group.key(), page + 1).address() : Literal.NONE);
  }

  private String count(TaskGroups.Group group) {
    if (group.tasks().isEmpty()) {
      return "";
    }
    if (query.narrows() || group.key().equals(TaskGroups.HIDDEN)) {
      return words.say("tasks.number", "count", group.tasks().size());
    }
    return words.say("tasks.count", "done", group.tally().done(), "total", group.tasks().size());
  }

  private List<TaskLine> lines(List<Task> tasks) {
    return tasks.stream()
        .map(
            task ->
                query.task().isPresent()
                    ? lines.single(task)
                    : lines.line(task, TaskQuery.single(index.place(task)).address()))
        .toList();
  }
}
