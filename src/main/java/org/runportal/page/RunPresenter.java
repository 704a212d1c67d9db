package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.runportal.page.RunView.Aside;
import org.runportal.page.RunView.Assessment;
import org.runportal.page.RunView.Bar;
import org.runportal.page.RunView.Forms;
import org.runportal.page.RunView.Heading;
import org.runportal.page.RunView.Links;
import org.runportal.page.RunView.Next;
import org.runportal.page.RunView.NextSection;
import org.runportal.page.RunView.TagChip;
import org.runportal.run.ConfidentialTasks;
import org.runportal.run.Included;
import org.runportal.run.NextTask;
import org.runportal.run.People;
import org.runportal.run.Progress;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Tag;
import org.runportal.run.Task;
import org.runportal.run.TaskId;
import org.runportal.run.When;
import org.runportal.web.Badge;
import org.runportal.web.Literal;
import org.runportal.web.Moments;
import org.runportal.web.Texts;
import org.runportal.web.Tone;

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

  /** The run as the vendor tells it now, or as it was, without what its tenant keeps to itself. */
  RunView of(LoadedRun loaded, TaskQuery query) {
    People.Names directory = people.of(loaded.tenant());
    Redaction redaction = Redaction.of(loaded.tenant(), loaded.answer().run(), directory, texts);
    Wording words = Wording.of(texts, moments, directory, redaction);
    TaskFilter filter = new TaskFilter(query, loaded.answer().run(), words, redaction);
    return redaction.applied(new Drafting(loaded, words).view(query, filter));
  }

  /** A run while it is made ready. */
  private static final class Drafting {
    private final LoadedRun loaded;
    private final Run run;
    private final RunState state;
    private final List<NextTask> next;
    private final Wording words;
    private final AnswerPresenter forms;

    private Drafting(LoadedRun loaded, Wording words) {
      this.loaded = loaded;
      this.run = loaded.answer().run();
      this.state = RunState.of(run);
      this.next = state == RunState.ARCHIVED ? List.of() : everybodysNext(run);
      this.words = words;
      this.forms = new AnswerPresenter(loaded.tenant(), words);
    }

    private RunView view(TaskQuery query, TaskFilter filter) {
      TaskLines lines = new TaskLines(run, state, words, forms);
      return new RunView(
          links(),
          heading(),
          new Freshness(loaded.answer(), words).age(),
          new NextSection(next.stream().map(this::next).toList(), next.isEmpty() ? noNext() : ""),
          new Assessment(
              new Contradictions(run, state, loaded.answer().asOf()).sentences(words),
              new Outlook(run, state, words).facts()),
          new TaskList(run, query, filter, lines, words).tasks(),
          new Forms(
              forms.answers(run.content().kickoff().items()),
              forms.answers(run.content().looseFields())),
          aside(),
          new OtherFacts(run, forms, words).chapters());
    }

    private Links links() {
      RunAddress address = loaded.address();
      return new Links(
          new Literal(address.toString()),
          new Literal(address.chart().toString()),
          tallyfy(),
          run.about()
              .parent()
              .map(parent -> new Literal(address.of(parent).toString()))
              .orElse(Literal.NONE));
    }

    private Literal tallyfy() {
      return literal(loaded.tenant().linkToRun(run.id().value()));
    }

    private static Literal literal(Optional<String> text) {
      return text.map(Literal::new).orElse(Literal.NONE);
    }

    private Heading heading() {
      return new Heading(
          words.title(run),
          words.status(run),
          next.isEmpty() ? Badge.NONE : words.due(next.get(0).deadline()).badge(),
          headline(),
          bar(),
          forms.formatted(run.about().summary()));
    }

    private Aside aside() {
      Included<Tag> tags = run.labels().tags();
      return new Aside(
          tags.items().stream().map(tag -> new TagChip(tag.title(), literal(tag.color()))).toList(),
          tags.items().isEmpty() ? words.say(tags.present() ? "tags.none" : "tags.absent") : "",
          forms.files(run.content().files().items()),
          new Facts(run, words).all());
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
          .min(Comparator.comparing(Drafting::deadlineOrLast))
          .map(t -> new NextTask(t.id(), t.title(), t.owners(), t.times().deadline()))
          .stream()
          .toList();
    }

    private static Instant deadlineOrLast(Task task) {
      return When.instant(task.times().deadline()).orElse(Instant.MAX);
    }

    private String headline() {
      return switch (state) {
        case ARCHIVED -> ended("headline.archived", run.times().archived());
        case COMPLETE -> ended("headline.complete", run.times().completed());
        case NO_TASKS -> words.say("headline.noTasks");
        case NOT_STARTED ->
            next.isEmpty()
                ? words.say("headline.notStarted")
                : words.say("headline.notStarted") + " " + waiting(next.get(0));
        case PROBLEM -> next.isEmpty() ? problem() : problem() + " " + waiting(next.get(0));
        default ->
            next.isEmpty()
                ? words.say(isWithheld() ? "headline.confidential" : "headline.nothingNext")
                : waiting(next.get(0));
      };
    }

    private String ended(String key, Optional<When> when) {
      return when.isEmpty()
          ? words.say(key + ".undated")
          : words.say(key, "when", words.moment(when.get()).absolute());
    }

    private String problem() {
      return run.plan().tasks().items().stream()
          .filter(task -> task.outcome().problem() && RunState.open(task))
          .findFirst()
          .flatMap(Task::title)
          .map(title -> words.say("headline.problem.task", "task", title))
          .orElseGet(() -> words.say("headline.problem"));
    }

    private String waiting(NextTask first) {
      String due = words.due(first.deadline()).clause();
      String since = since(first).map(words.moments()::pastDay).orElse("");
      String owner = words.people().brief(first.owners());
      if (owner.isEmpty()) {
        return run.people().assigneesSent()
            ? words.say("headline.waiting.nobody", "due", due)
            : words.say("headline.waiting.unsaid", "task", words.title(first.title()), "due", due);
      }
      return since.isEmpty()
          ? words.say("headline.waiting", "owner", owner, "due", due)
          : words.say("headline.waiting.since", "owner", owner, "since", since, "due", due);
    }

    /** Since when the next task has been the owner's: its own start. */
    private Optional<Instant> since(NextTask first) {
      return run.plan().tasks().items().stream()
          .filter(task -> !task.id().isEmpty() && task.id().equals(first.id()))
          .findFirst()
          .flatMap(task -> When.instant(task.times().started()))
          .filter(started -> !started.isAfter(words.moments().now()));
    }

    private Bar bar() {
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
          words.texts().percent(percent),
          counted ? words.say("progress.count", "done", complete, "total", total) : "",
          words.say("progress.name"),
          state == RunState.COMPLETE
              ? Tone.DONE
              : state == RunState.PROBLEM ? Tone.PROBLEM : Tone.NOW);
    }

    /** All done is the one hundred; some done is never nothing, and some open never all. */
    private static int beforeTheEnd(double percent, int complete, int total) {
      boolean all = complete < 0 ? percent >= 100 : complete >= total;
      boolean none = complete < 0 ? percent <= 0 : complete == 0;
      return (int) Math.max(none ? 0 : 1, Math.min(all ? 100 : 99, Math.round(percent)));
    }

    private Next next(NextTask task) {
      DueDate due = words.due(task.deadline());
      Literal link =
          literal(
              TaskId.parse(task.id())
                  .flatMap(id -> loaded.tenant().linkToTask(run.id().value(), id.value())));
      return new Next(
          words.title(task.title()),
          words.people().owners(task.owners()),
          task.owners().isEmpty() && run.people().assigneesSent() ? words.say("person.nobody") : "",
          words.moment(task.deadline()),
          due.sentence(),
          due.badge(),
          link.equals(Literal.NONE) ? tallyfy() : link);
    }

    private String noNext() {
      return switch (state) {
        case COMPLETE -> words.say("next.none.complete");
        case ARCHIVED -> words.say("next.none.archived");
        case NO_TASKS -> words.say("next.none.noTasks");
        default ->
            isWithheld()
                ? words.say("headline.confidential")
                : words.say(run.plan().nextTasks().present() ? "next.none" : "next.absent");
      };
    }

    /** Whether there is something to do, but nothing a visitor may know of. */
    private boolean isWithheld() {
      return run.plan().confidential().open() > 0
          && run.plan().tasks().items().stream().noneMatch(RunState::open);
    }
  }
}
