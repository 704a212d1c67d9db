package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.TaskDraft.task;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * A run with as many tasks as its id says, as the sandbox writes it: two fifths are done, a few in
 * progress, two late. Every fifth task has a comment, every tenth a question and its answer.
 *
 * @param tasks how many tasks it has
 * @param number tells it from others with as many
 */
public record SizedRun(int tasks, int number) {
  private static final Includes EVERYTHING = new Includes(EnumSet.allOf(Include.class));
  private static final int RADIX = 16;
  private static final int DIGITS = 8;
  private static final int ID_LENGTH = 32;
  private static final int TASKS_OF_A_STAGE = 5;
  private static final int MAX_STAGES = 20;
  private static final List<Member> PEOPLE =
      List.of(Directory.OISIN, Directory.JONAS, Directory.LENA, Directory.DIEGO);
  private static final List<String> WORK =
      List.of("Isolate", "Drain", "Open", "Inspect", "Clean", "Reassemble", "Test", "Sign off");

  /** The run of that id. */
  public static SizedRun of(String id) {
    return new SizedRun(
        Integer.parseInt(id, 0, DIGITS, RADIX), Integer.parseInt(id, DIGITS, 2 * DIGITS, RADIX));
  }

  /** Its id, of 32 hexadecimal digits. */
  public String id() {
    String id = String.format(Locale.ROOT, "%08x%08x", tasks, number);
    return id + "0".repeat(ID_LENGTH - id.length());
  }

  /**
   * The response of "Get process" with all its relations.
   *
   * @param now what its dates are relative to
   */
  public String answer(Now now) {
    return RunAnswer.of(story(now), now, EVERYTHING, true, false).toString();
  }

  private Story story(Now now) {
    StoryDraft story =
        new StoryDraft(
                id(),
                5_000 + number,
                Template.NONE,
                "Plant shutdown %d: %d tasks".formatted(number, tasks),
                Directory.JONAS,
                now.day(-60, "06:00"))
            .summary("<p>Every line, every valve.</p>")
            .due(now.day(90, "18:00"))
            .sharedWith(Directory.FACILITIES)
            .tags(new Tag("Shutdown", "#3949ab"));
    int stages = Math.max(1, Math.min(MAX_STAGES, tasks / TASKS_OF_A_STAGE));
    for (int stage = 0; stage < stages; stage++) {
      int first = tasks * stage / stages;
      TaskDraft[] drafts = new TaskDraft[tasks * (stage + 1) / stages - first];
      for (int place = 0; place < drafts.length; place++) {
        drafts[place] = step(first + place, stage, now);
      }
      story.stage("Line %d".formatted(stage + 1), drafts);
    }
    return story.build();
  }

  private TaskDraft step(int index, int stage, Now now) {
    Member owner = PEOPLE.get(index % PEOPLE.size());
    int done = tasks * 2 / 5;
    TaskDraft step =
        task("%s valve %d.%d"
                .formatted(WORK.get(index % WORK.size()), stage + 1, index / WORK.size() + 1))
            .by(owner);
    if (index % 5 == 3) {
      step.says(owner, now.day(-3, "10:15"), "<p>The gasket came from <b>store 2</b>.</p>");
    }
    if (index % 10 == 6) {
      step.asks(Question.radio("Gasket replaced?", List.of("Yes", "No"), "Yes"));
    }
    if (index < done) {
      int day = -58 + 55 * index / done;
      return step.due(now.day(day, "16:00")).done(owner, now.day(day - 1, "09:30"));
    }
    step.due(
        index < done + 2
            ? now.day(-1 - index % 2, "16:00")
            : now.day(2 + 80 * (index - done) / (tasks - done), "16:00"));
    return index < done + 4 ? step.begun(now.day(-4, "07:00")) : step;
  }
}
