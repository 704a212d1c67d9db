package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runportal.page.RunView.Bar;
import org.runportal.page.RunView.Next;
import org.runportal.page.RunView.TagChip;
import org.runportal.run.ConfidentialTasks;
import org.runportal.run.NextTask;
import org.runportal.run.People;
import org.runportal.run.Progress;
import org.runportal.run.Run;
import org.runportal.run.RunId;
import org.runportal.run.RunLookup;
import org.runportal.run.RunState;
import org.runportal.run.Task;
import org.runportal.run.TaskId;
import org.runportal.run.When;
import org.runportal.tenant.Tenant;
import org.runportal.web.Badge;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/** Makes a run ready to print. */
@Dependent
public class RunPresenter {
  private final Texts texts;
  private final Moments moments;
  private final People people;

  @Inject
  RunPresenter(Texts texts, Moments moments, People people) {
    this.texts = texts;
    this.moments = moments;
    this.people = people;
  }

  /** The run as the vendor tells it now, or as it was. */
  RunView of(Tenant tenant, RunLookup.Answered answer, TaskQuery query) {
    return discreet(tenant, answer.run(), view(tenant, answer, query));
  }

  private RunView view(Tenant tenant, RunLookup.Answered answer, TaskQuery query) {
    Run run = answer.run();
    Freshness fresh = new Freshness(answer, moments, texts);
    Names names = new Names(people.of(tenant), tenant.hide().contains("guests"), texts);
    RunState state = RunState.of(run);
    List<NextTask> next = state == RunState.ARCHIVED ? List.of() : everybodysNext(run);
    AnswerPresenter forms = new AnswerPresenter(tenant, names, moments, texts);
    TaskFilter filter = new TaskFilter(query, run, names, moments, texts);
    TaskLines lines = new TaskLines(run, state, names, moments, texts, forms);
    return new RunView(
        run.id().value(),
        title(run, texts),
        headline(run, state, next, names),
        badge(run, state, texts),
        next.isEmpty() ? Badge.NONE : deadline(next.get(0).deadline()).badge(),
        bar(run, state),
        next.stream().map(task -> next(tenant, run, task, names)).toList(),
        next.isEmpty() ? noNext(run, state) : "",
        new Contradictions(run, state, answer.asOf()).told(texts),
        new Outlook(run, state, moments, texts).facts(),
        new TaskList(run, query, filter, lines, names, texts).tasks(),
        run.labels().tags().items().stream()
            .map(tag -> new TagChip(tag.title(), tag.color().orElse("")))
            .toList(),
        run.labels().tags().items().isEmpty()
            ? texts.say(run.labels().tags().present() ? "tags.none" : "tags.absent")
            : "",
        new Facts(run, names, moments, texts).all(),
        forms.formatted(run.about().summary()),
        forms.answers(run.content().kickoff().items()),
        forms.files(run.content().files().items()),
        tenant.linkToRun(run.id().value()).orElse(""),
        fresh.asOf(),
        fresh.age(),
        fresh.notice(),
        forms.answers(run.content().looseFields()),
        new OtherFacts(run, forms, names, texts).chapters(),
        run.about().parent().map(RunId::value).orElse(""));
  }

  /** The one place where what a tenant keeps to itself is taken out of the words. */
  private RunView discreet(Tenant tenant, Run run, RunView view) {
    return Redaction.of(tenant, run, people.of(tenant), texts).applied(view);
  }

  /** That there are tasks a visitor cannot see; empty when there are none. */
  static String confidential(Run run, Texts texts) {
    int number = run.plan().confidential().number();
    return number == 0 ? "" : texts.say("tasks.confidential", "count", number);
  }

  /** What a run is called. */
  static String title(Run run, Texts texts) {
    return run.about()
        .name()
        .or(() -> run.about().template().title())
        .orElseGet(() -> texts.say("run.unnamed"));
  }

  private static List<NextTask> everybodysNext(Run run) {
    SharedWork shared = new SharedWork(run);
    return nextTasks(run).stream().map(shared::withEverybody).toList();
  }

  /** What the vendor names as next; where it was left out, by the same rule from the tasks. */
  private static List<NextTask> nextTasks(Run run) {
    if (run.plan().nextTasks().present() || !run.plan().tasks().present()) {
      return run.plan().nextTasks().items();
    }
    return run.plan().tasks().items().stream()
        .filter(RunState::open)
        .min(Comparator.comparing(RunPresenter::deadlineOrLast))
        .map(t -> new NextTask(t.id(), t.title(), t.owners(), t.times().deadline()))
        .stream()
        .toList();
  }

  private static Instant deadlineOrLast(Task task) {
    return When.instant(task.times().deadline()).orElse(Instant.MAX);
  }

  private String headline(Run run, RunState state, List<NextTask> next, Names names) {
    return switch (state) {
      case ARCHIVED -> ended("headline.archived", run.times().archived());
      case COMPLETE -> ended("headline.complete", run.times().completed());
      case NO_TASKS -> texts.say("headline.noTasks");
      case NOT_STARTED ->
          next.isEmpty()
              ? texts.say("headline.notStarted")
              : texts.say("headline.notStarted") + " " + waiting(run, next.get(0), names);
      case PROBLEM ->
          next.isEmpty() ? problem(run) : problem(run) + " " + waiting(run, next.get(0), names);
      default ->
          next.isEmpty()
              ? texts.say(isWithheld(run) ? "headline.confidential" : "headline.nothingNext")
              : waiting(run, next.get(0), names);
    };
  }

  private String ended(String key, Optional<When> when) {
    return when.isEmpty()
        ? texts.say(key + ".undated")
        : texts.say(key, "when", WhenFormat.format(when.get(), moments).absolute());
  }

  private String problem(Run run) {
    return run.plan().tasks().items().stream()
        .filter(task -> task.outcome().problem() && RunState.open(task))
        .findFirst()
        .flatMap(Task::title)
        .map(title -> texts.say("headline.problem.task", "task", title))
        .orElseGet(() -> texts.say("headline.problem"));
  }

  private String waiting(Run run, NextTask next, Names names) {
    String due = deadline(next.deadline()).clause();
    String since = since(run, next).map(moments::pastDay).orElse("");
    String owner = names.brief(next.owners());
    if (owner.isEmpty()) {
      return run.people().assigneesSent()
          ? texts.say("headline.waiting.nobody", "due", due)
          : texts.say("headline.waiting.unsaid", "task", title(next), "due", due);
    }
    return since.isEmpty()
        ? texts.say("headline.waiting", "owner", owner, "due", due)
        : texts.say("headline.waiting.since", "owner", owner, "since", since, "due", due);
  }

  /** Since when the next task has been the owner's: its own start. */
  private Optional<Instant> since(Run run, NextTask next) {
    return run.plan().tasks().items().stream()
        .filter(task -> !task.id().isEmpty() && task.id().equals(next.id()))
        .findFirst()
        .flatMap(task -> When.instant(task.times().started()))
        .filter(started -> !started.isAfter(moments.now()));
  }

  /** The state of a run in a word. */
  static Badge badge(Run run, RunState state, Texts texts) {
    if (state == RunState.OTHER) {
      String word = run.standing().status().word();
      return new Badge(word.isEmpty() ? texts.say("state.unknown") : word, "wait");
    }
    String tone =
        switch (state) {
          case COMPLETE -> "done";
          case PROBLEM -> "problem";
          case ACTIVE -> "now";
          case ARCHIVED -> "off";
          default -> "wait";
        };
    return new Badge(texts.say("state." + state), tone);
  }

  private Bar bar(Run run, RunState state) {
    Optional<Progress> reported = run.standing().progress();
    int total = reported.map(p -> p.total().orElse(-1)).orElse(-1);
    int complete = reported.map(p -> p.complete().orElse(-1)).orElse(-1);
    boolean counted = total >= 0 && complete >= 0;
    if (!counted && run.plan().tasks().present()) {
      List<Task> tasks = run.plan().tasks().items().stream().filter(RunState::counts).toList();
      ConfidentialTasks others = run.plan().confidential();
      total = tasks.size() + others.counted();
      complete = (int) tasks.stream().filter(RunState::done).count() + others.done();
      counted = true;
    }
    double reportedPercent =
        reported
            .map(Progress::percent)
            .orElse(OptionalDouble.empty())
            .orElse(counted && total > 0 ? 100.0 * complete / total : 0);
    int percent = beforeTheEnd(reportedPercent, counted ? complete : -1, total);
    return new Bar(
        percent,
        texts.percent(percent),
        counted ? texts.say("progress.count", "done", complete, "total", total) : "",
        texts.say("progress.name"),
        state == RunState.COMPLETE ? "done" : state == RunState.PROBLEM ? "problem" : "now");
  }

  /** All done is the one hundred; some done is never nothing, and some open never all. */
  private static int beforeTheEnd(double percent, int complete, int total) {
    boolean all = complete < 0 ? percent >= 100 : complete >= total;
    boolean none = complete < 0 ? percent <= 0 : complete == 0;
    return (int) Math.max(none ? 0 : 1, Math.min(all ? 100 : 99, Math.round(percent)));
  }

  private Next next(Tenant tenant, Run run, NextTask task, Names names) {
    Deadline deadline = deadline(task.deadline());
    Optional<String> link =
        TaskId.parse(task.id())
            .flatMap(known -> tenant.linkToTask(run.id().value(), known.value()));
    return new Next(
        title(task),
        names.owners(task.owners()),
        task.owners().isEmpty() && run.people().assigneesSent() ? texts.say("person.nobody") : "",
        deadline.moment(),
        deadline.sentence(),
        deadline.badge(),
        link.or(() -> tenant.linkToRun(run.id().value())).orElse(""));
  }

  private String title(NextTask task) {
    return task.title().orElseGet(() -> texts.say("task.untitled"));
  }

  private String noNext(Run run, RunState state) {
    return switch (state) {
      case COMPLETE -> texts.say("next.none.complete");
      case ARCHIVED -> texts.say("next.none.archived");
      case NO_TASKS -> texts.say("next.none.noTasks");
      default ->
          isWithheld(run)
              ? texts.say("headline.confidential")
              : texts.say(run.plan().nextTasks().present() ? "next.none" : "next.absent");
    };
  }

  /** Whether there is something to do, but nothing a visitor may know of. */
  private static boolean isWithheld(Run run) {
    return run.plan().confidential().open() > 0
        && run.plan().tasks().items().stream().noneMatch(RunState::open);
  }

  private Deadline deadline(Optional<When> when) {
    return new Deadline(when, moments, texts);
  }
}
