package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.MARKETING;
import static org.runportal.sandbox.story.Directory.MEI;
import static org.runportal.sandbox.story.Directory.OISIN;
import static org.runportal.sandbox.story.Directory.PAUL;
import static org.runportal.sandbox.story.TaskDraft.task;

/** A run archived before its last task was completed. */
final class TradeFair {
  private static final Template TEMPLATE =
      new Template(254, "Trade fair stand", "<p>From booking to breakdown.</p>", 6, null);

  private TradeFair() {}

  static Story story(String id, Now now) {
    return new StoryDraft(
            id, 4890, TEMPLATE, "Trade fair stand – Food & Drink Expo", MEI, now.day(-90, "10:30"))
        .summary("<p>The fair was cancelled by the organiser.</p>")
        .due(now.day(-40, "17:00"))
        .archived(now.day(-45, "16:10"))
        .sharedWith(MARKETING)
        .tags(new Tag("Events", "#7b1fa2"), new Tag("Cancelled", "#d7d7d7"))
        .stage(
            "Plan",
            task("Book the stand")
                .by(MEI)
                .due(now.day(-80, "17:00"))
                .done(MEI, now.day(-82, "11:00")),
            task("Order print material")
                .by(MARKETING)
                .due(now.day(-70, "17:00"))
                .begun(now.day(-82, "11:00"))
                .done(MEI, now.day(-71, "15:30")))
        .stage(
            "Build",
            task("Arrange transport")
                .by(PAUL)
                .due(now.day(-60, "17:00"))
                .begun(now.day(-71, "15:30"))
                .done(PAUL, now.day(-63, "13:20")),
            task("Build the stand").by(OISIN).due(now.day(-41, "17:00")))
        .build();
  }
}
