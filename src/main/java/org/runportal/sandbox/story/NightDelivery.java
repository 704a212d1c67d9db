package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.DIEGO;
import static org.runportal.sandbox.story.Directory.NIGHT_SHIFT;
import static org.runportal.sandbox.story.Directory.WAREHOUSE;
import static org.runportal.sandbox.story.TaskDraft.task;

/** A run that stands still because its next task is a group's in which nobody is left. */
final class NightDelivery {
  private static final Template TEMPLATE =
      new Template(361, "Night delivery", "<p>From the gate to the shelf.</p>", 0, null);

  private NightDelivery() {}

  static Story story(String id, Now now) {
    return new StoryDraft(
            id, 5268, TEMPLATE, "Night delivery – dock 4", DIEGO, now.day(-2, "15:00"))
        .sharedWith(WAREHOUSE)
        .stage(
            "Dock",
            task("Book the dock").by(DIEGO).done(DIEGO, now.day(-2, "16:00")),
            task("Unload the lorry").by(NIGHT_SHIFT).due(now.day(1, "06:00")),
            task("Count the pallets").by(WAREHOUSE).due(now.day(2, "12:00")))
        .build();
  }
}
