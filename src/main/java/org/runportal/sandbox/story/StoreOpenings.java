package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.DIEGO;
import static org.runportal.sandbox.story.Directory.FACILITIES;
import static org.runportal.sandbox.story.Directory.MEI;
import static org.runportal.sandbox.story.Directory.OISIN;
import static org.runportal.sandbox.story.TaskDraft.task;

import java.util.List;

/** A run whose own answer has only 30 of its 48 tasks; the list of its tasks has them all. */
final class StoreOpenings {
  private static final Template TEMPLATE =
      new Template(358, "Store openings", "<p>One team, six stores.</p>", 0, null);
  private static final int SENT = 30;
  private static final int DONE = 20;
  private static final List<Member> PEOPLE = List.of(OISIN, MEI, DIEGO);
  private static final List<String> STORES =
      List.of("Lyon", "Porto", "Gdansk", "Malmö", "Graz", "Turin");
  private static final List<String> STEPS =
      List.of(
          "Sign the lease",
          "Fit shelves and lights",
          "Connect the tills",
          "Hire the team",
          "Train the team",
          "Stock the shelves",
          "Pass the safety check",
          "Open the doors");

  private StoreOpenings() {}

  static Story story(String id, Now now) {
    StoryDraft story =
        new StoryDraft(id, 5266, TEMPLATE, "Store openings – autumn", OISIN, now.day(-25, "09:00"))
            .due(now.day(32, "17:00"))
            .sharedWith(FACILITIES)
            .tags(new Tag("Facilities", "#5d4037"))
            .sends(SENT);
    for (int store = 0; store < STORES.size(); store++) {
      TaskDraft[] drafts = new TaskDraft[STEPS.size()];
      for (int step = 0; step < drafts.length; step++) {
        drafts[step] = step(store, step, now);
      }
      story.stage(STORES.get(store), drafts);
    }
    return story.build();
  }

  private static TaskDraft step(int store, int step, Now now) {
    int position = store * STEPS.size() + step + 1;
    Member owner = PEOPLE.get(position % PEOPLE.size());
    TaskDraft draft = task(STEPS.get(step) + " in " + STORES.get(store)).by(owner);
    if (position <= DONE) {
      return draft
          .due(now.day(position - DONE - 2, "17:00"))
          .done(owner, now.day(position - DONE - 3, "11:30"));
    }
    draft.due(now.day(position - DONE + 1, "17:00"));
    return position <= DONE + 2 ? draft.begun(now.day(-2, "11:30")) : draft;
  }
}
