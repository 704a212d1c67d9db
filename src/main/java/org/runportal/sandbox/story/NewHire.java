package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.FACILITIES;
import static org.runportal.sandbox.story.Directory.JONAS;
import static org.runportal.sandbox.story.Directory.LENA;
import static org.runportal.sandbox.story.Directory.MEI;
import static org.runportal.sandbox.story.Directory.PEOPLE_TEAM;
import static org.runportal.sandbox.story.Directory.SERVICE_DESK;
import static org.runportal.sandbox.story.TaskDraft.task;

import java.util.List;

/** A run launched yesterday afternoon: nothing is done yet, the first task is due tomorrow. */
final class NewHire {
  private static final Template TEMPLATE =
      new Template(
          302, "Employee onboarding", "<p>The first 30 days.</p>", 44, "Who joins, and when?");

  private NewHire() {}

  static Story story(String id, Now now) {
    return new StoryDraft(
            id, 5231, TEMPLATE, "Employee onboarding – Lukas Arndt", LENA, now.day(-1, "16:20"))
        .due(now.day(30, "17:00"))
        .sharedWith(PEOPLE_TEAM)
        .tags(new Tag("Berlin", "#ffd600"), new Tag("Engineering", "#0d0d0d"))
        .folders(new Folder("People", 3, 44))
        .kickOff(
            Question.text("Name", "Lukas Arndt").mandatory(),
            Question.date("First day", now.date(7)).mandatory(),
            Question.dropdown("Team", List.of("Engineering", "Sales", "Operations"), "Engineering"),
            Question.multiselect(
                "Equipment", List.of("Laptop", "Monitor", "Phone"), List.of("Laptop", "Monitor")),
            Question.textarea("Anything else?", null))
        .watchedBy(MEI, "mindful")
        .stage(
            "Before the first day",
            task("Send contract for signature")
                .by(LENA)
                .begun(now.day(-1, "16:20"))
                .due(now.day(1, "17:00")),
            task("Order laptop").by(SERVICE_DESK).due(now.day(2, "17:00")),
            task("Prepare desk and key card").by(FACILITIES).due(now.day(5, "12:00")))
        .stage(
            "First day",
            task("Create accounts").by(JONAS).due(now.day(6, "17:00")),
            task("Welcome tour").by(LENA).due(now.day(7, "10:00")),
            task("Lunch with the team").by(MEI).due(now.day(7, "13:00")))
        .stage(
            "First month",
            task("Safety training").by(FACILITIES).due(now.day(14, "17:00")),
            task("Talk after 30 days").by(LENA, MEI).everyone(0).due(now.day(30, "17:00")),
            task("Register for health insurance").by(LENA).skipped(),
            task("Set up the phone").by(SERVICE_DESK).skipped())
        .rule(StepRule.showsAfter("Register for health insurance", "Send contract for signature"))
        .rule(StepRule.showsForKickOff("Set up the phone", "Equipment", "contains", "Phone"))
        .build();
  }
}
