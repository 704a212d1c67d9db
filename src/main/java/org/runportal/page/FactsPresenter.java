package org.runportal.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.runportal.run.People;
import org.runportal.run.Run;
import org.runportal.web.Literal;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/** Formats the other facts of a run. */
@Dependent
class FactsPresenter {
  private final Texts texts;
  private final Moments moments;
  private final People people;

  @Inject
  FactsPresenter(Texts texts, Moments moments, People people) {
    this.texts = texts;
    this.moments = moments;
    this.people = people;
  }

  /** The facts, without what the tenant hides. */
  FactsView of(LoadedRun loaded) {
    Run run = loaded.answer().run();
    People.Names directory = people.of(loaded.tenant());
    Redaction redaction = Redaction.of(loaded.tenant(), run, directory, texts);
    Wording words = Wording.of(texts, moments, directory, redaction);
    AnswerPresenter forms = new AnswerPresenter(loaded.tenant(), words);
    FactsView view =
        new FactsView(
            new Literal(loaded.address().toString()),
            new Literal(loaded.address().facts().toString()),
            words.title(run),
            new Freshness(loaded, words).age(),
            new OtherFacts(run, forms, words).chapters());
    people.need(loaded.tenant(), words.people().lookedUp());
    return redaction.applied(view);
  }
}
