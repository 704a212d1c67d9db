package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.DIEGO;
import static org.runportal.sandbox.story.Directory.FACILITIES;
import static org.runportal.sandbox.story.Directory.JONAS;
import static org.runportal.sandbox.story.Directory.LENA;
import static org.runportal.sandbox.story.Directory.OISIN;
import static org.runportal.sandbox.story.Directory.PAUL;
import static org.runportal.sandbox.story.TaskDraft.task;

import java.util.List;

/**
 * A very long run: a plant is taken apart, cleaned and put together again, with one task per valve.
 * Two fifths are done; of the rest, a few are in progress and two are late.
 */
final class PlantShutdown {
  private static final Template TEMPLATE =
      new Template(377, "Plant shutdown", "<p>Every line, every valve.</p>", 4, null);
  private static final int STAGES = 20;
  private static final List<Member> PEOPLE = List.of(OISIN, JONAS, LENA, DIEGO);
  private static final List<String> WORK =
      List.of("Isolate", "Drain", "Open", "Inspect", "Clean", "Reassemble", "Test", "Sign off");

  private PlantShutdown() {}

  static Story ofThousand(String id, Now now) {
    return story(id, 5301, 1_000, now);
  }

  static Story ofFiveThousand(String id, Now now) {
    return story(id, 5302, 5_000, now);
  }

  private static Story story(String id, int number, int tasks, Now now) {
    StoryDraft story =
        new StoryDraft(
                id,
                number,
                TEMPLATE,
                "Plant shutdown – %d tasks".formatted(tasks),
                JONAS,
                now.day(-60, "06:00"))
            .due(now.day(90, "18:00"))
            .sharedWith(FACILITIES);
    int perStage = tasks / STAGES;
    for (int stage = 0; stage < STAGES; stage++) {
      TaskDraft[] drafts = new TaskDraft[perStage];
      for (int place = 0; place < perStage; place++) {
        drafts[place] = step(stage * perStage + place, stage, tasks, now);
      }
      story.stage("Line %d".formatted(stage + 1), drafts);
    }
    return story.build();
  }

  private static TaskDraft step(int index, int stage, int tasks, Now now) {
    Member owner = PEOPLE.get(index % PEOPLE.size());
    int done = tasks * 2 / 5;
    TaskDraft step =
        task("%s valve %d.%d"
                .formatted(WORK.get(index % WORK.size()), stage + 1, index / WORK.size() + 1))
            .by(owner);
    if (index % 11 == 0) {
      step.by(PAUL);
    }
    if (index < done) {
      // done in the order of the plan, some a day early, some a day or two late
      int day = -58 + 55 * index / done;
      return step.due(now.day(day, "16:00")).done(owner, now.day(day - 1 + index % 4, "09:30"));
    }
    if (index < done + 2) {
      step.begun(now.day(-4, "07:00")).due(now.day(-1 - index % 2, "16:00"));
      return index == done
          ? step.problem(owner, now.day(-1, "10:15"), "<p>The flange is corroded.</p>")
          : step;
    }
    step.due(now.day(2 + 80 * (index - done) / (tasks - done), "16:00"));
    return index < done + 8 ? step.begun(now.day(-1, "07:00")) : step;
  }
}
