package org.runportal.sandbox.story;

import static org.runportal.sandbox.story.Directory.ANA;
import static org.runportal.sandbox.story.Directory.DIEGO;
import static org.runportal.sandbox.story.Directory.FINANCE;
import static org.runportal.sandbox.story.Directory.PRIYA;
import static org.runportal.sandbox.story.Directory.SAM;
import static org.runportal.sandbox.story.TaskDraft.task;

import java.util.List;

/** A completed run: one task was completed late, one was skipped by an automation. */
final class QuarterlyClose {
  private static final Template TEMPLATE =
      new Template(288, "Quarterly close", "<p>Books closed in ten days.</p>", 12, "Which quarter");

  private QuarterlyClose() {}

  static Story story(String id, Now now) {
    return new StoryDraft(
            id, 5170, TEMPLATE, "Quarterly close – Alder Supply", SAM, now.day(-21, "09:00"))
        .summary("<p>Closed and reported to the board.</p>")
        .due(now.day(-8, "17:00"))
        .sharedWith(FINANCE)
        .tags(new Tag("Finance", "#0b3d2e"), new Tag("Board", "#ffffff"))
        .folders(new Folder("Finance", 2, 12))
        .kickOff(Question.radio("Quarter", List.of("Q1", "Q2", "Q3", "Q4"), "Q3").mandatory())
        .watchedBy(SAM, "chilled")
        .stage(
            "Collect",
            task("Reconcile bank accounts")
                .by(SAM)
                .due(now.day(-18, "17:00"))
                .done(SAM, now.day(-19, "15:40")),
            task("Count the warehouse")
                .by(DIEGO)
                .due(now.day(-16, "17:00"))
                .done(DIEGO, now.day(-15, "10:05"))
                .says(DIEGO, now.day(-16, "16:50"), "<p>Two aisles left, tomorrow morning.</p>"))
        .stage(
            "Check",
            task("Book accruals")
                .by(FINANCE)
                .due(now.day(-13, "17:00"))
                .begun(now.day(-15, "10:05"))
                .done(SAM, now.day(-14, "14:20")),
            task("Explain differences above 5 %").by(DIEGO).due(now.day(-12, "17:00")).skipped(),
            task("Review by compliance")
                .by(PRIYA)
                .due(now.day(-11, "17:00"))
                .begun(now.day(-14, "14:20"))
                .done(PRIYA, now.day(-12, "11:30")))
        .stage(
            "Report",
            task("Approve the numbers")
                .by(ANA)
                .due(now.day(-10, "17:00"))
                .begun(now.day(-12, "11:30"))
                .approved(ANA, now.day(-10, "12:15")),
            task("Send report to the board")
                .by(SAM)
                .type("email")
                .due(now.day(-8, "17:00"))
                .begun(now.day(-10, "12:15"))
                .done(SAM, now.day(-9, "10:45")))
        .build();
  }
}
