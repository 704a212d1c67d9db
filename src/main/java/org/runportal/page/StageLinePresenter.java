package org.runportal.page;

import java.util.ArrayList;
import java.util.List;
import org.runportal.page.RunView.StageLine;
import org.runportal.page.RunView.Step;
import org.runportal.run.Run;
import org.runportal.run.Stage;
import org.runportal.web.Tone;

/** The way a run takes through its stages: which are done, where it is, which are to come. */
final class StageLinePresenter {
  /** One stage alone is no way. */
  private static final int MIN_STAGES = 2;

  private final Run run;
  private final RunIndex index;
  private final Verdict verdict;
  private final Wording words;

  StageLinePresenter(Run run, Verdict verdict, Wording words) {
    this.run = run;
    this.index = RunIndex.of(run);
    this.verdict = verdict;
    this.words = words;
  }

  /** Where a stage stands among the others. */
  private enum Place {
    DONE(Tone.DONE),
    HERE(Tone.NOW),
    AHEAD(Tone.WAIT),
    DECLINED(Tone.DECLINED),
    UNNEEDED(Tone.OFF);

    private final Tone tone;

    Place(Tone tone) {
      this.tone = tone;
    }
  }

  StageLine line() {
    List<Stage> stages = run.plan().stages().items();
    boolean known = !run.plan().tasks().items().isEmpty() && run.plan().leftOut() == 0;
    if (stages.size() < MIN_STAGES || !known) {
      return new StageLine("", List.of());
    }
    List<Place> places = places(stages);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      Place place = places.get(i);
      steps.add(new Step(stages.get(i).title(), words.say("stage." + place), place.tone));
    }
    int here = places.indexOf(Place.HERE);
    String title = here < 0 ? "" : stages.get(here).title();
    return new StageLine(
        here < 0
            ? ""
            : words.say("stage.place", "place", here + 1, "total", stages.size(), "stage", title),
        steps);
  }

  private List<Place> places(List<Stage> stages) {
    List<Place> places = new ArrayList<>(stages.stream().map(this::place).toList());
    // where nobody has begun yet, the work is at the first stage that is to come
    int first = places.indexOf(Place.AHEAD);
    boolean goesOn = !verdict.next().isEmpty() || verdict.outcome() == Outcome.HELD_UP;
    if (goesOn && first >= 0 && !places.contains(Place.HERE)) {
      places.set(first, Place.HERE);
    }
    return places;
  }

  private Place place(Stage stage) {
    Tally tally = index.inStage(stage);
    boolean over = verdict.outcome().isOver();
    if (tally.counted() == 0) {
      return tally.tasks().isEmpty() && !over ? Place.AHEAD : Place.UNNEEDED;
    }
    if (!tally.hasOpen()) {
      return tally.hasRefused() ? Place.DECLINED : Place.DONE;
    }
    return over ? Place.UNNEEDED : tally.hasInProgress() ? Place.HERE : Place.AHEAD;
  }
}
