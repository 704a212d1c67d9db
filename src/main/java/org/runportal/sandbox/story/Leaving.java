package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.GRACE;
import static org.runportal.sandbox.story.Directory.JONAS;
import static org.runportal.sandbox.story.Directory.LENA;
import static org.runportal.sandbox.story.Directory.PEOPLE_TEAM;
import static org.runportal.sandbox.story.Directory.SERVICE_DESK;
import static org.runportal.sandbox.story.TaskDraft.task;

/** A run whose next task is confidential; Grace Müller works on nothing else here. */
final class Leaving {
  private static final Template TEMPLATE =
      new Template(345, "Employee leaving", "<p>Until the last day.</p>", 12, null);

  private Leaving() {}

  static Story story(String id, Now now) {
    return new StoryDraft(
            id, 5243, TEMPLATE, "Employee leaving – Nils Berger", LENA, now.day(-6, "09:40"))
        .due(now.day(20, "17:00"))
        .sharedWith(PEOPLE_TEAM)
        .tags(new Tag("Berlin", "#ffd600"))
        .stage(
            "Agree",
            task("Confirm the last day")
                .by(LENA)
                .due(now.day(-3, "17:00"))
                .done(LENA, now.day(-5, "14:10")),
            task("Negotiate the severance")
                .by(GRACE)
                .confidential()
                .begun(now.day(-5, "14:10"))
                .due(now.day(1, "12:00"))
                .note("<p>Stay below 84,000 EUR.</p>")
                .asks(
                    Question.text("Offer on the table", "61,500 EUR"),
                    Question.file(
                        "Draft agreement",
                        new Upload("severance-draft.pdf", 1, now.day(-2, "10:20"))))
                .says(GRACE, now.day(-2, "10:25"), "<p>His lawyer wants to settle.</p>"))
        .stage(
            "Hand over",
            task("Write the handover notes").by(LENA).due(now.day(12, "17:00")),
            task("Collect laptop and key card").by(SERVICE_DESK).due(now.day(18, "17:00")),
            task("Close the accounts").by(JONAS).due(now.day(19, "17:00")))
        .build();
  }
}
