package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.runportal.page.RunView.Aside;
import org.runportal.page.RunView.Assessment;
import org.runportal.page.RunView.Forms;
import org.runportal.page.RunView.Heading;
import org.runportal.page.RunView.Links;
import org.runportal.page.RunView.TagChip;
import org.runportal.run.People;
import org.runportal.run.Run;
import org.runportal.run.RunState;
import org.runportal.run.TaskId;
import org.runportal.run.TemplateInfo;
import org.runportal.web.Badge;
import org.runportal.web.Fact;
import org.runportal.web.Literal;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/** Formats a run for its page. */
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

  /** The current or the last known run, without what its tenant hides. */
  RunView of(LoadedRun loaded, TaskQuery query) {
    People.Names directory = people.of(loaded.tenant());
    Redaction redaction = Redaction.of(loaded.tenant(), loaded.answer().run(), directory, texts);
    Wording words = Wording.of(texts, moments, directory, redaction);
    TaskFilter filter = new TaskFilter(query, loaded.answer().run(), words, redaction);
    RunView view = new Drafting(loaded, redaction, words).view(query, filter);
    people.need(loaded.tenant(), words.people().lookedUp());
    return redaction.applied(view);
  }

  /** A run while it is being formatted. */
  private static final class Drafting {
    private final LoadedRun loaded;
    private final Run run;
    private final RunState state;
    private final Verdict verdict;
    private final Redaction redaction;
    private final Wording words;
    private final AnswerPresenter forms;

    private Drafting(LoadedRun loaded, Redaction redaction, Wording words) {
      this.loaded = loaded;
      this.redaction = redaction;
      this.run = loaded.answer().run();
      this.state = RunIndex.of(run).state();
      this.verdict = new Verdict(run, words);
      this.words = words;
      this.forms = new AnswerPresenter(loaded.tenant(), words);
    }

    private RunView view(TaskQuery query, TaskFilter filter) {
      TaskLines lines = new TaskLines(run, state, words, forms);
      RunView.Tasks tasks = new TaskList(run, query, filter, lines, words).tasks();
      return new RunView(
          links(),
          heading(),
          new ReportPresenter(run, verdict, forms, words).reports(),
          new StageLinePresenter(run, verdict, words).line(),
          new Freshness(loaded, words).age(),
          new NextSteps(run, verdict, words).section(),
          new Assessment(
              new Contradictions(run, state, loaded.answer().asOf()).sentences(words),
              verdict.decisions().isFinal() ? List.of() : outlook()),
          // the headline has said that there are none
          verdict.outcome() == Outcome.NO_TASKS && tasks.groups().isEmpty()
              ? tasks.unsaid()
              : tasks,
          new Forms(
              forms.answers(run.content().kickoff().items()),
              forms.answers(run.content().looseFields())),
          aside());
    }

    /** Whether it goes as planned, and what the template says of that. */
    private List<Fact> outlook() {
      TemplateInfo template = loaded.template();
      List<Fact> facts =
          new ArrayList<>(
              new Standstill(run, verdict, template.rules(), words).fact().stream().toList());
      facts.addAll(new Outlook(run, state, template.yardstick(), words).facts());
      facts.addAll(new StepRules(run, template, forms, redaction, words).facts());
      return facts;
    }

    private Links links() {
      RunAddress address = loaded.address();
      return new Links(
          new Literal(address.toString()),
          new Literal(address.chart().toString()),
          loaded.withFacts() ? new Literal(address.facts().toString()) : Literal.NONE,
          literal(atTallyfy()),
          run.about()
              .parent()
              .map(parent -> new Literal(address.of(parent).toString()))
              .orElse(Literal.NONE));
    }

    /** The address of the next task, where tasks have addresses; otherwise that of the run. */
    private Optional<String> atTallyfy() {
      return verdict.next().stream()
          .findFirst()
          .flatMap(next -> TaskId.parse(next.id()))
          .flatMap(task -> loaded.tenant().linkToTask(run.id().value(), task.value()))
          .or(() -> loaded.tenant().linkToRun(run.id().value()));
    }

    private static Literal literal(Optional<String> text) {
      return text.map(Literal::new).orElse(Literal.NONE);
    }

    private Heading heading() {
      Badge status = verdict.badge();
      String headline = verdict.headline();
      String onPaper = verdict.onPaper().headline();
      return new Heading(
          words.title(run),
          status,
          verdict.outcome().isInProgress() ? status.text() : "",
          headline,
          onPaper.equals(headline) ? "" : onPaper,
          new ProgressMeter(run, verdict, words).bar(),
          forms.formatted(run.about().summary()));
    }

    private Aside aside() {
      Facts facts = new Facts(run, words);
      return new Aside(
          run.labels().tags().items().stream()
              .map(tag -> new TagChip(tag.title(), literal(tag.color())))
              .toList(),
          forms.files(run.content().files().items()),
          facts.asked(),
          facts.others());
    }
  }
}
