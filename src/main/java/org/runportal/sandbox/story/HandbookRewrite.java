package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.LEGAL;
import static org.runportal.sandbox.story.Directory.LENA;
import static org.runportal.sandbox.story.Directory.OISIN;
import static org.runportal.sandbox.story.Directory.PEOPLE_TEAM;
import static org.runportal.sandbox.story.TaskDraft.task;

/** A run without a single deadline, and without stages. */
final class HandbookRewrite {
  private static final Template TEMPLATE = new Template(276, "Document revision", null, 9, null);

  private HandbookRewrite() {}

  static Story story(String id, Now now) {
    return new StoryDraft(
            id, 5133, TEMPLATE, "Handbook rewrite: working from home", LENA, now.day(-16, "13:30"))
        .tags(new Tag("When there is time", "#e8f5e9"))
        .withoutStage(
            task("Gather questions from the teams")
                .by(PEOPLE_TEAM)
                .done(LENA, now.day(-11, "12:00")),
            task("Write the first draft")
                .by(LENA)
                .begun(now.day(-11, "12:00"))
                .says(OISIN, now.day(-5, "09:50"), "<p>Please mention insurance of devices.</p>"),
            task("Read by legal").by(LEGAL),
            task("Publish").by(LENA))
        .build();
  }
}
