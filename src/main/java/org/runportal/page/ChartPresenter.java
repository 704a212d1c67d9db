package org.runportal.page;

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
import java.util.Optional;
import java.util.Set;
import org.runportal.page.ChartView.Bar;
import org.runportal.page.ChartView.Frame;
import org.runportal.page.ChartView.Row;
import org.runportal.run.People;
import org.runportal.run.Run;
import org.runportal.run.RunLookup;
import org.runportal.run.RunState;
import org.runportal.run.Task;
import org.runportal.run.When;
import org.runportal.tenant.Tenant;
import org.runportal.web.Badge;
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

  ChartView of(Tenant tenant, RunLookup.Answered answer) {
    return Redaction.of(tenant, answer.run(), people.of(tenant), texts)
        .applied(view(tenant, answer));
  }

  private ChartView view(Tenant tenant, RunLookup.Answered answer) {
    Run run = answer.run();
    Freshness fresh = new Freshness(answer, moments, texts);
    List<Task> counted = run.plan().tasks().items().stream().filter(RunState::counts).toList();
    Set<Task> shown = mostWanted(counted);
    Names names = new Names(people.of(tenant), tenant.hide().contains("guests"), texts);
    Drawing drawing = new Drawing(run, names, moments, texts);
    new TaskGroups(run, texts).of(shown::contains).forEach(drawing::add);
    return new ChartView(
        run.id().value(),
        RunPresenter.title(run, texts),
        RunPresenter.badge(run, RunState.of(run), texts),
        fresh.notice(),
        fresh.asOf(),
        fresh.age(),
        moments.local(moments.now()),
        drawing.frame(),
        drawing.stages,
        drawing.bars,
        drawing.rows,
        counted.size() == shown.size()
            ? ""
            : texts.say("chart.omitted", "count", counted.size() - shown.size()),
        RunPresenter.confidential(run, texts),
        counted.isEmpty() && run.plan().confidential().number() == 0
            ? texts.say(run.plan().tasks().present() ? "tasks.none" : "tasks.absent")
            : "");
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
  private static final class Drawing {
    private static final Duration LEAST = Duration.ofHours(12);

    private final Moments moments;
    private final Spans spans;
    private final Names names;
    private final SharedWork shared;
    private final Texts texts;
    private final TaskWords words;
    private final List<ChartView.Stage> stages = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private Drawing(Run run, Names names, Moments moments, Texts texts) {
      this.moments = moments;
      this.spans = new Spans(run, moments, texts);
      this.names = names;
      this.shared = new SharedWork(run);
      this.texts = texts;
      this.words = new TaskWords(texts);
    }

    private void add(TaskGroups.Group group) {
      int before = bars.size();
      for (Task task : group.tasks()) {
        rows.add(row(task, group.title()));
        draw(task, group.key());
      }
      if (bars.size() > before) {
        stages.add(new ChartView.Stage(group.key(), group.title()));
      }
    }

    private Row row(Task task, String stage) {
      return new Row(
          title(task),
          stage,
          words.status(task),
          task.times().deadline().isPresent()
              || task.times().started().isPresent()
              || task.times().completed().isPresent(),
          WhenFormat.format(task.times().deadline(), moments),
          WhenFormat.format(task.times().started(), moments),
          WhenFormat.format(task.times().completed(), moments),
          spans.missed(task).map(Deadline::badge).orElse(Badge.NONE));
    }

    /** In a group of shared work, which has the title, who has it. */
    private String title(Task task) {
      String owners = shared.includes(task) ? names.list(task.owners()) : "";
      return owners.isEmpty() ? words.title(task) : owners;
    }

    private void draw(Task task, String stage) {
      int lane = rows.size();
      int before = bars.size();
      spans.planned(task).ifPresent(span -> bars.add(bar(stage, lane, "plan", task, span)));
      spans.real(task).ifPresent(span -> bars.add(bar(stage, lane, "real", task, span)));
      spans.late(task).ifPresent(span -> bars.add(bar(stage, lane, "late", task, span)));
      List<Bar> drawn = bars.subList(before, bars.size());
      if (!drawn.isEmpty()) {
        bars.add(
            new Bar(
                stage,
                lane,
                "name",
                words.status(task).tone(),
                spans.isOutside(task) ? outside(task) : title(task),
                first(drawn),
                last(drawn)));
      }
    }

    /** A deadline that is not drawn where it is, is told beside the bar. */
    private String outside(Task task) {
      return texts.say(
          "chart.outside",
          "task",
          title(task),
          "when",
          WhenFormat.format(task.times().deadline(), moments).absolute());
    }

    private Bar bar(String stage, int lane, String kind, Task task, Span span) {
      return new Bar(stage, lane, kind, words.status(task).tone(), "", span.from(), span.to());
    }

    private Frame frame() {
      LocalDateTime now = moments.local(moments.now());
      LocalDateTime from = bars.isEmpty() ? now : first(bars);
      LocalDateTime to = bars.isEmpty() ? now : last(bars);
      Duration length = Duration.between(from, to);
      Duration margin = length.dividedBy(20).compareTo(LEAST) < 0 ? LEAST : length.dividedBy(20);
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
