package org.runportal.page;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.runportal.page.ChartView.Bar;
import org.runportal.page.ChartView.Frame;
import org.runportal.page.ChartView.Row;
import org.runportal.run.People;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.Task;
import org.runportal.run.When;
import org.runportal.web.Badge;
import org.runportal.web.Literal;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/**
 * Makes the chart of a run. Hidden tasks are left out. Of very many tasks only {@value #LIMIT} are
 * there, so that page and browser stay quick: the open ones with the nearest deadlines, then those
 * done last.
 */
@Dependent
class ChartPresenter {
  private static final int LIMIT = 200;

  /** How many units the bars in the table are long at most. */
  static final int WIDTH = 400;

  private static final Comparator<Task> MOST_WANTED =
      Comparator.comparing(RunState::done)
          .thenComparing(task -> RunState.done(task) ? Instant.MAX : at(task.times().deadline()))
          .thenComparing(task -> at(task.times().completed()), Comparator.reverseOrder());

  private final Texts texts;
  private final Moments moments;
  private final People people;

  @Inject
  ChartPresenter(Texts texts, Moments moments, People people) {
    this.texts = texts;
    this.moments = moments;
    this.people = people;
  }

  ChartView of(LoadedRun loaded) {
    People.Names directory = people.of(loaded.tenant());
    Redaction redaction = Redaction.of(loaded.tenant(), loaded.answer().run(), directory, texts);
    Wording words = Wording.of(texts, moments, directory, redaction);
    ChartView view = view(loaded, words);
    people.need(loaded.tenant(), words.people().lookedUp());
    return redaction.applied(view);
  }

  private static ChartView view(LoadedRun loaded, Wording words) {
    Run run = loaded.answer().run();
    List<Task> counted = run.plan().tasks().items().stream().filter(RunState::counts).toList();
    Set<Task> shown = mostWanted(counted);
    Drafting draft = new Drafting(run, words);
    new TaskGroups(run, words).of(shown::contains).forEach(draft::add);
    return new ChartView(
        new ChartView.Links(
            new Literal(loaded.address().toString()),
            new Literal(loaded.address().chart().toString())),
        words.title(run),
        new Verdict(run, words).badge(),
        new Freshness(loaded, words).age(),
        draft.drawing(),
        new ChartView.Table(
            draft.rows(),
            counted.size() == shown.size()
                ? ""
                : words.say("chart.omitted", "count", counted.size() - shown.size()),
            words.unlisted(run),
            counted.isEmpty() && words.unlisted(run).isEmpty()
                ? words.say(run.plan().tasks().present() ? "tasks.none" : "tasks.absent")
                : ""));
  }

  private static Set<Task> mostWanted(List<Task> tasks) {
    // by identity: two tasks may be alike in every word
    Set<Task> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
    tasks.stream().sorted(MOST_WANTED).limit(LIMIT).forEach(wanted::add);
    return wanted;
  }

  private static Instant at(Optional<When> when) {
    return When.instant(when).orElse(Instant.MAX);
  }

  /** A chart while it is drawn, stage by stage. */
  private static final class Drafting {
    private static final Duration MIN_MARGIN = Duration.ofHours(12);
    private static final int MIN_WIDTH = 3;
    private static final Literal PLAN = new Literal("plan");
    private static final Literal REAL = new Literal("real");
    private static final Literal LATE = new Literal("late");
    private static final Literal NAME = new Literal("name");

    private final Moments moments;
    private final Spans spans;
    private final SharedWork shared;
    private final Wording words;
    private final List<ChartView.Stage> stages = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /** A task in the table, before its bars are known. */
    private record Line(Task task, String stage) {}

    private Drafting(Run run, Wording words) {
      this.moments = words.moments();
      this.spans = new Spans(run, words);
      this.shared = RunIndex.of(run).shared();
      this.words = words;
    }

    private ChartView.Drawing drawing() {
      return new ChartView.Drawing(moments.local(moments.now()), frame(), axis(), stages, bars);
    }

    private void add(TaskGroups.Group group) {
      int before = bars.size();
      for (Task task : group.tasks()) {
        lines.add(new Line(task, group.title()));
        draw(task, new Literal(group.key()));
      }
      if (bars.size() > before) {
        stages.add(new ChartView.Stage(new Literal(group.key()), group.title()));
      }
    }

    private List<Row> rows() {
      Map<Integer, List<Bar>> drawn =
          bars.stream().filter(bar -> bar.kind() != NAME).collect(groupingBy(Bar::lane));
      List<Row> rows = new ArrayList<>();
      for (Line line : lines) {
        rows.add(row(line.task(), line.stage(), drawn.getOrDefault(rows.size() + 1, List.of())));
      }
      return rows;
    }

    private Row row(Task task, String stage, List<Bar> drawn) {
      return new Row(
          title(task),
          stage,
          words.status(task),
          task.times().deadline().isPresent()
              || task.times().started().isPresent()
              || task.times().completed().isPresent(),
          words.moment(task.times().deadline()),
          words.moment(task.times().started()),
          words.moment(task.times().completed()),
          spans.missed(task).map(DueDate::badge).orElse(Badge.NONE),
          drawn.stream().map(this::mark).toList(),
          spans.isOutside(task));
    }

    private ChartView.Mark mark(Bar bar) {
      int from = place(bar.from());
      String css = "bar-" + bar.kind() + (bar.kind() == REAL ? " bar-" + bar.tone().css() : "");
      return new ChartView.Mark(
          new Literal(css), from, Math.max(MIN_WIDTH, place(bar.to()) - from));
    }

    private ChartView.Axis axis() {
      LocalDateTime now = moments.local(moments.now());
      return bars.isEmpty()
          ? new ChartView.Axis("", "", 0)
          : new ChartView.Axis(
              full(first(bars)),
              full(last(bars)),
              now.isAfter(last(bars)) ? WIDTH : Math.max(0, place(now)));
    }

    private String full(LocalDateTime time) {
      return words.onPaper().moment(new When.Day(time.toLocalDate())).absolute();
    }

    /** Where a time lies on the axis of the table. */
    private int place(LocalDateTime time) {
      long length = Math.max(1, Duration.between(first(bars), last(bars)).toSeconds());
      long before = Duration.between(first(bars), time).toSeconds();
      return (int) Math.round(1.0 * WIDTH * before / length);
    }

    /** In a group of shared work, which has the title, who has it. */
    private String title(Task task) {
      String owners = shared.includes(task) ? words.people().list(task.owners()) : "";
      return owners.isEmpty() ? words.title(task) : owners;
    }

    private void draw(Task task, Literal stage) {
      int lane = lines.size();
      int before = bars.size();
      spans.planned(task).ifPresent(span -> bars.add(bar(stage, lane, PLAN, task, span)));
      spans.real(task).ifPresent(span -> bars.add(bar(stage, lane, REAL, task, span)));
      spans.late(task).ifPresent(span -> bars.add(bar(stage, lane, LATE, task, span)));
      List<Bar> drawn = bars.subList(before, bars.size());
      if (!drawn.isEmpty()) {
        bars.add(
            new Bar(
                stage,
                lane,
                NAME,
                words.status(task).tone(),
                spans.isOutside(task) ? outside(task) : title(task),
                first(drawn),
                last(drawn)));
      }
    }

    /** A deadline that is not drawn at its own place is written beside the bar. */
    private String outside(Task task) {
      return words.say(
          "chart.outside",
          "task",
          title(task),
          "when",
          words.moment(task.times().deadline()).absolute());
    }

    private Bar bar(Literal stage, int lane, Literal kind, Task task, Span span) {
      return new Bar(stage, lane, kind, words.status(task).tone(), "", span.from(), span.to());
    }

    private Frame frame() {
      LocalDateTime now = moments.local(moments.now());
      LocalDateTime from = bars.isEmpty() ? now : first(bars);
      LocalDateTime to = bars.isEmpty() ? now : last(bars);
      Duration length = Duration.between(from, to);
      Duration margin =
          length.dividedBy(20).compareTo(MIN_MARGIN) < 0 ? MIN_MARGIN : length.dividedBy(20);
      // the name of a task that ends last has no other place
      return new Frame(from.minus(margin), to.plus(margin.multipliedBy(4)));
    }

    private static LocalDateTime first(List<Bar> bars) {
      return bars.stream().map(Bar::from).min(Comparator.naturalOrder()).orElseThrow();
    }

    private static LocalDateTime last(List<Bar> bars) {
      return bars.stream().map(Bar::to).max(Comparator.naturalOrder()).orElseThrow();
    }
  }
}
