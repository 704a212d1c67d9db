package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.ANA;
import static org.runportal.sandbox.story.Directory.PROCUREMENT;

import java.util.List;

/** A submitted form without tasks: 0 of 0. */
final class SupplierSurvey {
  private static final Template TEMPLATE =
      new Template(330, "Supplier survey", null, 118, "How are we doing?");

  private SupplierSurvey() {}

  static Story story(String id, Now now) {
    return new StoryDraft(
            id, 5225, TEMPLATE, "Supplier survey – Nordlys Fisk", ANA, now.day(-3, "11:05"))
        .sharedWith(PROCUREMENT)
        .kickOff(
            Question.radio("Would you recommend us?", List.of("Yes", "No", "Not sure"), "Yes"),
            Question.textarea("What should we do better?", "<p>Pay within 30 days.</p>"))
        .build();
  }
}
